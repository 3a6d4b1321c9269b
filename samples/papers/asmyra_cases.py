"""The last five §§ of the protokoll of Miljönämnden in Åsmyra kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Section, bullets, items, numbered, paragraphs, references

COMPOST = Case(
    title="Svar på remiss om insamling av matavfall i fritidshusområden",
    paragraph="16",
    case_number="2026.063 MN",
    new_page=True,
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Mälle Återvinning AB har begärt in synpunkter på ett förslag om gemensamma kärl för matavfall i "
                "kommunens fritidshusområden.",
            ),
        ),
        Section(
            "Beredning",
            Field.BACKGROUND,
            paragraphs(
                "Förvaltningen föreslår att nämnden tillstyrker förslaget, under förutsättning att kärlen töms varje "
                "vecka under den varma årstiden och att den som komposterar kan fortsätta med det.",
            ),
        ),
        Section(
            "Yrkande",
            Field.OTHER,
            paragraphs(
                "Selma Bäckvik (V) yrkar bifall till förvaltningens förslag.",
                "Hasse Ögrund (SD) yrkar avslag på förslaget.",
            ),
        ),
        Section(
            "Beslutsgång",
            Field.OTHER,
            paragraphs(
                "Ordföranden ställer proposition på bifall till förvaltningens förslag mot avslag och finner att nämnden "
                "beslutar att bifalla förslaget.",
            ),
        ),
        Section("Beslut", Field.DECISIONS, items("Yttrandet godkänns och översänds till Mälle Återvinning AB.")),
        Section("Reservation", Field.OTHER, paragraphs("Hasse Ögrund (SD) reserverar sig mot beslutet.")),
        Section("Expedieras till", Field.RECIPIENTS, items("Mälle Återvinning AB", "Tekniska nämnden")),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets("Förslag till miljönämnden – Svar på remiss om matavfall", "Remiss från Mälle Återvinning AB"),
        ),
    ),
)

FEES = Case(
    title="Ändrad timavgift för livsmedelskontroll",
    paragraph="17",
    case_number="2026.067 MN",
    new_page=True,
    references=references("law", "2021:176"),
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Avgifter för livsmedelskontroll tas ut enligt förordningen (2021:176). Kommunens timavgift har varit "
                "oförändrad sedan 2023 och täcker inte längre kostnaden för kontrollen.",
            ),
        ),
        Section("Beslut", Field.DECISIONS),
        Section(
            "Förslag till beslut i kommunfullmäktige",
            Field.PROPOSALS,
            items("Timavgiften för livsmedelskontroll höjs från 1 190 kronor till 1 310 kronor."),
            level=2,
        ),
        Section("Expedieras till", Field.RECIPIENTS, items("Kommunfullmäktige")),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets("Förslag till miljönämnden – Ändrad timavgift för livsmedelskontroll"),
        ),
    ),
)

SUPERVISION = Case(
    title="Tillsynsplan för miljöfarlig verksamhet 2026",
    paragraph="18",
    case_number="2026.034 MN",
    other_case_numbers=("2025.012 MN",),
    references=(
        *references("paragraph", "§ 21"),
        *references("case_number", "2025.012 MN"),
        *references("law", "2011:13"),
        *references("law_section", "1 kap. 6 §"),
    ),
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Nämnden ska enligt 1 kap. 6 § miljötillsynsförordningen (2011:13) ha en plan för tillsynen. Föregående "
                "plan antogs den 18 mars 2025, § 21 (2025.012 MN).",
            ),
        ),
        Section(
            "Beredning",
            Field.BACKGROUND,
            paragraphs(
                "Planen bygger på en bedömning av behovet de kommande tre åren. Bedömningen visar att nämnden skulle behöva "
                "ytterligare 0,6 årsarbetare för att hinna med alla verksamheter som inte betalar en fast årlig avgift.",
                "Mot den bakgrunden har förvaltningen valt att prioritera verksamheter nära vatten samt de verksamheter där "
                "brister har konstaterats vid tidigare besök.",
                "Arbetsutskottet har behandlat ärendet vid sitt sammanträde den 3 mars 2026 och föreslår att planen "
                "kompletteras med oanmälda besök vid de större vattendragen och med en vägledning för mindre företag.",
            ),
        ),
        Section(
            "Beslut",
            Field.DECISIONS,
            numbered(
                "Tillsynsplan för miljöfarlig verksamhet 2026 antas.",
                "Verksamheter inom 200 meter från Häggsjön, Getabäcken och Åsmyraån ska få minst ett oanmält besök under "
                "året, och resultatet av besöken ska redovisas för nämnden senast i november.",
                "Förvaltningen får i uppdrag att ta fram en enkel vägledning för bilverkstäder, tvätthallar och andra "
                "mindre verksamheter som hanterar olja och lösningsmedel. Vägledningen ska vara skriven på lättläst "
                "svenska och finnas tillgänglig både på kommunens webbplats och i tryckt form.",
                "Förvaltningen får i uppdrag att före budgetarbetet för 2027 redovisa vad en utökning av tillsynen med "
                "0,6 årsarbetare skulle kosta och hur stor del som kan täckas av avgifter.",
            ),
        ),
        Section("Expedieras till", Field.RECIPIENTS, items("Länsstyrelsen", "Tekniska nämnden")),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets(
                "Förslag till miljönämnden – Tillsynsplan för miljöfarlig verksamhet 2026",
                "Behovsutredning 2026–2028",
            ),
        ),
    ),
)

DELEGATED = Case(
    title="Delegationsbeslut 2026",
    paragraph="19",
    case_number="2026.003 MN",
    references=(*references("law_section", "6 kap. 40 §"), *references("law", "2017:725")),
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Beslut som har fattats med stöd av delegation ska anmälas till nämnden enligt 6 kap. 40 § kommunallagen "
                "(2017:725). Beslut under perioden 1–28 februari 2026 framgår av bifogad lista.",
            ),
        ),
        Section("Beslut", Field.DECISIONS, items("Redovisningen av delegationsbeslut läggs till handlingarna.")),
        Section("Beslutsunderlag", Field.BASIS, bullets("Lista över delegationsbeslut februari 2026")),
    ),
)

MESSAGES = Case(
    title="Meddelanden 2026",
    paragraph="20",
    case_number="2026.004 MN",
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs("Till nämnden har inkommit en inbjudan till länsstyrelsens tillsynsdag den 7 maj 2026."),
        ),
        Section("Beslut", Field.DECISIONS, items("Meddelandet läggs till handlingarna.")),
    ),
)
