"""The protokoll of Miljönämnden in Åsmyra kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Front, Paper, Section, bullets, items, numbered, paragraphs
from samples.papers.asmyra_cases import COMPOST, DELEGATED, FEES, MESSAGES, SUPERVISION

_FRONT = Front(
    cells=(
        ("Plats och tid", ("Sammanträdesrummet Vassen", "kl. 13:30-16:10")),
        ("Paragrafer", ("§§12-20",)),
        (
            "Beslutande",
            (
                "Gun-Britt Älvtorp (S) (ordförande)",
                "Folke Sjöbrink (M) (vice ordförande)",
                "Irma Däldgård (S) §§12-15",
                "Nils-Åke Rönnhult (C)",
                "Selma Bäckvik (V)",
                "Hasse Ögrund (SD)",
                "Pia Lövberger (S) §§16-20 ersätter Irma Däldgård (S)",
                "Tage Mårdh (L) ersätter Britta Hökmark (KD)",
            ),
        ),
        ("Ej tjänstgörande ersättare", ("Lisen Åbrandt (MP)", "Göte Fallvik (M)")),
        (
            "Övriga deltagare",
            (
                "Torbjörn Lakander (Miljöchef)",
                "Ylva Sandgren (Miljöstrateg) §14",
                "Åsa Björkvall (Avfallsplanerare) §16",
                "Kristoffer Nyhamre (Controller) §13",
                "Anneli Stråhle (Nämndsekreterare)",
            ),
        ),
        ("Utses att justera", ("Folke Sjöbrink (M)",)),
        ("Justeringens plats och tid", ("Miljökontoret 2026-03-20 kl. 09:00",)),
    ),
    signatures=(
        ("Sekreterare", "Anneli Stråhle"),
        ("Ordförande", "Gun-Britt Älvtorp (S)"),
        ("Justerande", "Folke Sjöbrink (M)"),
    ),
    notice=(
        "Protokollet är justerat. Justeringen har tillkännagivits på Åsmyra kommuns digitala anslagstavla 2026-03-20.",
        "Anslaget tas ned 2026-04-13.",
    ),
)

_INFORMATION = Case(
    title="Information",
    paragraph="12",
    sections=(
        Section(
            "",
            Field.OTHER,
            (
                *paragraphs("Förvaltningen informerar om följande:"),
                *bullets(
                    "Vårens skräpplockardagar, som i år äger rum den 24–26 april.",
                    "Läget i rekryteringen av en ny hälsoskyddsinspektör.",
                    "Provtagningen vid badplatserna Sandudden och Lövnäs.",
                ),
                *paragraphs("Informationen läggs till handlingarna."),
            ),
        ),
    ),
)

_ECONOMY = Case(
    title="Ekonomisk uppföljning till och med februari 2026",
    paragraph="13",
    case_number="2026.021 MN",
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Nämndens ekonomi ska enligt kommunens styrmodell följas upp varje månad med undantag för januari och juli.",
            ),
        ),
        Section(
            "Beredning",
            Field.BACKGROUND,
            paragraphs(
                "Förvaltningen redovisar ett överskott på 310 tkr för perioden. Överskottet beror på två vakanta tjänster "
                "och på att kostnaderna för provtagning brukar komma först under sommaren.",
                "Prognosen för helåret är ett resultat i nivå med budget.",
            ),
        ),
        Section("Beslut", Field.DECISIONS, items("Den ekonomiska uppföljningen godkänns.")),
        Section("Expedieras till", Field.RECIPIENTS, items("Kommunstyrelsen")),
        Section("Beslutsunderlag", Field.BASIS, bullets("Ekonomisk uppföljning februari 2026, miljönämnden")),
    ),
)

_PONDS = Case(
    title="Handlingsplan för dammar och småvatten 2026–2030",
    paragraph="14",
    case_number="2026.041 MN",
    new_page=True,
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Förvaltningen har på nämndens uppdrag tagit fram en handlingsplan för kommunens dammar och småvatten. "
                "Planen omfattar restaurering av nio dammar, årlig skötsel och rådgivning till markägare.",
            ),
        ),
        Section(
            "Beredning",
            Field.BACKGROUND,
            paragraphs(
                "Förvaltningen har i skrivelse den 11 februari 2026 lämnat förslag till beslut.",
                "Arbetsutskottet har behandlat ärendet vid sitt sammanträde den 3 mars 2026 och ställt sig bakom förslaget.",
            ),
        ),
        Section(
            "Beslut",
            Field.DECISIONS,
            items("Förvaltningen får i uppdrag att söka statligt bidrag för restaurering av dammar."),
        ),
        Section(
            "Förslag till beslut i kommunfullmäktige",
            Field.PROPOSALS,
            items(
                "Handlingsplan för dammar och småvatten 2026–2030 antas.",
                "Miljönämnden ska årligen redovisa hur arbetet fortskrider.",
            ),
            level=2,
        ),
        Section("Expedieras till", Field.RECIPIENTS, items("Kommunfullmäktige", "Tekniska nämnden")),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets(
                "Förslag till miljönämnden – Handlingsplan för dammar och småvatten",
                "Handlingsplan för dammar och småvatten 2026–2030",
                "Yttrande från tekniska nämnden",
            ),
        ),
    ),
)

_WELLS = Case(
    title="Yttrande över förslag till vattenskyddsområde för Häggsjöns vattentäkt med tillhörande skyddsföreskrifter",
    paragraph="15",
    case_number="2026.052 MN",
    new_page=True,
    sections=(
        Section(
            "Ärendebeskrivning",
            Field.BACKGROUND,
            paragraphs(
                "Tekniska nämnden har skickat ett förslag till vattenskyddsområde för Häggsjöns vattentäkt på remiss. "
                "Förvaltningen är i huvudsak positiv, men anser att föreskriften om gödselspridning behöver förtydligas "
                "och att övergångstiden för enskilda avlopp bör vara fem år.",
            ),
        ),
        Section(
            "Beslut",
            Field.DECISIONS,
            numbered(
                "Förvaltningens yttrande antas som nämndens eget och överlämnas till tekniska nämnden.",
                "Paragrafen förklaras omedelbart justerad.",
            ),
        ),
        Section("Expedieras till", Field.RECIPIENTS, items("Tekniska nämnden")),
        Section(
            "Beslutsunderlag",
            Field.BASIS,
            bullets(
                "Förslag till miljönämnden – Yttrande över vattenskyddsområde",
                "Karta över föreslaget vattenskyddsområde, daterad 2026-01-15",
            ),
        ),
    ),
)

MEETING = Paper(
    "protokoll",
    "Åsmyra",
    "Miljönämnden",
    date="2026-03-17",
    meeting_date="2026-03-17",
    front=_FRONT,
    cases=(_INFORMATION, _ECONOMY, _PONDS, _WELLS, COMPOST, FEES, SUPERVISION, DELEGATED, MESSAGES),
)
