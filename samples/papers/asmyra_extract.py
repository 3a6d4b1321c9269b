"""A § of Miljönämndens arbetsutskott in Åsmyra kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Paper, Section, bullets, items, numbered, paragraphs, references

_NOISE = Case(
    title="Klagomål på buller från utomhusscenen i Hamnparken",
    paragraph="9",
    case_number="2026.058 MN",
    other_case_numbers=("2025.166 MN",),
    references=(
        *references("paragraph", "§ 71"),
        *references("case_number", "2025.166 MN"),
        *references("regulation", "FoHMFS 2014:13"),
    ),
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Under sommaren 2025 kom elva klagomål på ljudet från utomhusscenen i Hamnparken. Nämnden gav den "
                "4 september 2025, § 71 (2025.166 MN), förvaltningen i uppdrag att mäta ljudnivån och att återkomma med "
                "förslag inför kommande säsong.",
                "Scenen drivs av föreningen Hamnmusik i Åsmyra, som varje år arrangerar omkring trettio konserter. De "
                "flesta är akustiska, men sex till åtta kvällar används förstärkt ljud.",
            ),
        ),
        Section(
            "Beredning",
            Field.BACKGROUND,
            paragraphs(
                "Mätningar har gjorts inomhus hos två av dem som har klagat. Vid konserter med förstärkt ljud låg den "
                "ekvivalenta ljudnivån mellan 33 och 38 dBA, att jämföra med riktvärdet 30 dBA i Folkhälsomyndighetens "
                "allmänna råd (FoHMFS 2014:13).",
                "Förvaltningen har haft två möten med föreningen. Föreningen är villig att vrida scenen så att högtalarna "
                "riktas mot vattnet, och att avsluta konserter med förstärkt ljud senast klockan 22.00. En beräkning visar "
                "att enbart vridningen sänker nivån med 4–6 dBA vid de närmaste bostäderna.",
                "De boende har fått yttra sig över förslaget. Fyra har svarat. Två anser att åtgärderna är tillräckliga, "
                "medan två vill att förstärkt ljud förbjuds helt. Förvaltningen bedömer att ett förbud skulle gå längre än "
                "vad som behövs för att riktvärdet ska klaras.",
                "Föreningen bör ansvara för egen mätning vid varje konsert med förstärkt ljud och lämna in resultatet till "
                "förvaltningen efter säsongen. Om riktvärdet ändå överskrids får frågan prövas på nytt inför 2027.",
            ),
        ),
        Section(
            "Ekonomisk bedömning",
            Field.OTHER,
            paragraphs(
                "Handläggningen och mätningarna bekostas av tillsynsavgiften. Kostnaden för att vrida scenen, omkring "
                "85 000 kronor, bärs av föreningen. Kultur- och fritidsnämnden har meddelat att föreningen kan söka "
                "bidrag för hälften av beloppet.",
            ),
        ),
        Section(
            "Beslut",
            Field.DECISIONS,
            numbered(
                "Föreningen Hamnmusik i Åsmyra föreläggs att före den 1 juni 2026 vrida scenen enligt inlämnad ritning.",
                "Konserter med förstärkt ljud ska avslutas senast klockan 22.00.",
                "Föreningen ska mäta ljudnivån vid varje konsert med förstärkt ljud och redovisa resultatet senast den "
                "30 september 2026.",
            ),
        ),
        Section(
            "Expedieras till",
            Field.RECIPIENTS,
            items("Föreningen Hamnmusik i Åsmyra", "Klagandena", "Kultur- och fritidsnämnden"),
        ),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets(
                "Förslag till miljönämndens arbetsutskott – Buller från utomhusscenen",
                "Mätrapport 2025-09-22",
                "Ritning över scenens nya läge",
            ),
        ),
    ),
)

NOISE = Paper(
    "protokollsutdrag",
    "Åsmyra",
    "Miljönämndens arbetsutskott",
    (_NOISE,),
    date="2026-03-03",
    meeting_date="2026-03-03",
)
