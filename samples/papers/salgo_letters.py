"""Tjänsteskrivelser of Sälgö stad. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import (
    Case,
    Field,
    Paper,
    Person,
    Reference,
    Section,
    bullets,
    items,
    lead,
    numbered,
    paragraphs,
    rows,
    subheading,
)

COMMITTEE = "Kommunstyrelsens arbetsutskott"
LEAD = lead(f"{COMMITTEE} föreslår kommunstyrelsen besluta")


def letter(date: str, case: Case) -> Paper:
    """A tjänsteskrivelse from the stadskontor."""
    return Paper("tjansteskrivelse", "Sälgö", COMMITTEE, (case,), date=date, office="Stadskontoret")


def responsible(*people: tuple[str, str]) -> tuple[Person, ...]:
    """The names and titles under Ansvariga."""
    return tuple(Person(name, title, "ansvarig") for name, title in people)


def plan(committee: str, board: str) -> Section:
    """When the committee and the board meet."""
    return Section("Beslutsplanering", Field.PLAN, rows((COMMITTEE, committee), ("Kommunstyrelsen", board)))


QUAYS = letter(
    "2025-09-04",
    Case(
        title="Återrapportering av uppdrag om kajernas framtida användning",
        case_number="SAK-2025-0417",
        other_case_numbers=("SAK-2023-0188",),
        references=(
            Reference("meeting", "KSAU 250922"),
            Reference("case_number", "SAK-2023-0188"),
            Reference("paragraph", "§ 212"),
        ),
        staff=responsible(
            ("Henning Frösåker", "Utredare"),
            ("Märta Källdal", "Hamnstrateg"),
            ("Rasmus Öhrling", "Stadsdirektör"),
        ),
        sections=(
            Section(
                "Sammanfattning",
                Field.SUMMARY,
                paragraphs(
                    "Kommunstyrelsen gav i november 2023 stadskontoret tre uppdrag som rör kajerna i Inre hamnen. I "
                    "ärendet redovisas det arbete som har gjorts och vad som återstår.",
                    "Stadskontoret bedömer att två av uppdragen är slutförda. Det tredje, om en gångbro över Slussrännan, "
                    "behöver utredas vidare tillsammans med fastighetsnämnden.",
                ),
            ),
            Section(
                "Förslag till beslut",
                Field.PROPOSALS,
                (
                    *LEAD,
                    *numbered(
                        "Kommunstyrelsen godkänner återrapporteringen.",
                        "Kommunstyrelsen ger stadskontoret i uppdrag att tillsammans med fastighetsnämnden ta fram ett "
                        "underlag för en gångbro över Slussrännan.",
                        "Kommunstyrelsen förklarar uppdragen om båtplatser och belysning avslutade.",
                    ),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets(
                    "G-Tjänsteskrivelse KSAU 250922 Återrapportering av uppdrag om kajernas framtida användning",
                    "Rapport om båtplatser i Inre hamnen",
                    "Belysningsplan för kajerna",
                ),
            ),
            plan("2025-09-22", "2025-10-01"),
            Section(
                "Beslutet skickas till",
                Field.RECIPIENTS,
                items("Fastighetsnämnden", "Tekniska nämnden", "Stadskontoret, Hållbar stad"),
            ),
            Section(
                "Ärendet",
                Field.BACKGROUND,
                (
                    *paragraphs(
                        "Kommunstyrelsen beslutade den 8 november 2023, § 212, om en inriktning för Inre hamnen "
                        "(SAK-2023-0188). Samtidigt fick stadskontoret i uppdrag:",
                    ),
                    *items(
                        "att se över fördelningen av båtplatser mellan fritidsbåtar och yrkesfiske;",
                        "att ta fram en plan för belysningen längs kajerna;",
                        "att undersöka möjligheten att förbinda Norra och Södra kajen för gående.",
                        mark="-",
                    ),
                    *paragraphs("Nedan följer en redovisning av varje uppdrag."),
                    *subheading("1. Fördelningen av båtplatser"),
                    *paragraphs(
                        "Stadskontoret har räknat båtarna i hamnen under två säsonger. Omkring en fjärdedel av platserna "
                        "vid Norra kajen står tomma även i juli, medan kön till Södra kajen är lång. Fiskets behov har "
                        "minskat, men de båtar som är kvar är större och behöver djupare vatten.",
                        "Mot den bakgrunden har fritidsnämnden från och med våren 2025 flyttat trettio platser från norr "
                        "till söder. Ändringen har tagits emot väl, och kön har halverats på ett år.",
                    ),
                    *subheading("2. Belysning längs kajerna"),
                    *paragraphs(
                        "En belysningsplan är framtagen. Den föreslår lägre stolpar med varmare ljus, så att hamnen känns "
                        "trygg utan att blända den som kommer in med båt. Planen har tagits fram efter tre kvällsvandringar "
                        "där boende, näringsidkare och seglarsällskapet deltog.",
                        "Tekniska nämnden har avsatt medel för den första etappen, som omfattar sträckan mellan Tullhuset "
                        "och Repslagarebanan. Arbetet beräknas vara färdigt i juni 2026.",
                    ),
                    *subheading("3. Förbindelse mellan kajerna"),
                    *paragraphs(
                        "Avståndet mellan kajerna är 46 meter. En fast bro skulle stänga ute segelbåtarna, och en öppningsbar "
                        "bro kräver både skötsel och bemanning. Stadskontoret har låtit konsultföretaget Broväg & Ström göra "
                        "en översiktlig beräkning, som hamnar mellan 38 och 55 miljoner kronor.",
                        "Stadskontoret anser att frågan bör prövas tillsammans med fastighetsnämndens arbete med kvarteret "
                        "Ankarspelet, eftersom brofästet på södra sidan hamnar på den tomten. Barnens väg till skolan på "
                        "Tullholmen skulle bli nästan en kilometer kortare, vilket talar för att utredningen fullföljs.",
                    ),
                ),
            ),
            Section("Ansvariga", Field.STAFF),
        ),
    ),
)

TUTORS = letter(
    "2025-11-13",
    Case(
        title="Läxhjälp på stadens bibliotek – uppföljning av försöket",
        case_number="SAK-2025-0533",
        references=(Reference("meeting", "KSAU 251201"), Reference("law", "2010:800")),
        staff=responsible(("Sölve Grankvist", "Utvecklingsledare"), ("Rasmus Öhrling", "Stadsdirektör")),
        sections=(
            Section(
                "Sammanfattning",
                Field.SUMMARY,
                paragraphs(
                    "Sedan hösten 2024 erbjuds läxhjälp på fyra av stadens bibliotek. Försöket har nått fler elever än "
                    "väntat, och både elever och vårdnadshavare är nöjda. Stadskontoret föreslår att verksamheten görs "
                    "permanent och att den utökas med biblioteket i Ängsbacken.",
                ),
            ),
            Section(
                "Förslag till beslut",
                Field.PROPOSALS,
                (
                    *LEAD,
                    *numbered(
                        "Kommunstyrelsen godkänner uppföljningen av försöket med läxhjälp.",
                        "Kommunstyrelsen uppmanar kulturnämnden att göra verksamheten permanent från och med den "
                        "1 januari 2026.",
                    ),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets(
                    "G-Tjänsteskrivelse KSAU 251201 Läxhjälp på stadens bibliotek – uppföljning av försöket",
                    "Enkät till elever och vårdnadshavare våren 2025",
                ),
            ),
            plan("2025-12-01", "2025-12-10"),
            Section("Beslutet skickas till", Field.RECIPIENTS, items("Kulturnämnden", "Grundskolenämnden")),
            Section(
                "Ärendet",
                Field.BACKGROUND,
                paragraphs(
                    "Läxhjälpen hålls tre eftermiddagar i veckan av utbildade lärare och av studenter från högskolan. Ingen "
                    "anmälan behövs. Under läsåret 2024/25 gjordes 6 840 besök, vilket är dubbelt så många som stadskontoret "
                    "räknade med när försöket startade.",
                    "Enkäten visar att nio av tio elever tycker att de får den hjälp de behöver. Flera vårdnadshavare lyfter "
                    "fram att deras barn har hittat till biblioteket och lånar fler böcker än förut. De synpunkter som "
                    "återkommer gäller trängseln på tisdagar och bristen på tysta rum.",
                    "Skolan har enligt skollagen (2010:800) det yttersta ansvaret för att varje elev får stöd. Läxhjälpen "
                    "ersätter inte detta, men den är ett komplement för elever som saknar lugn och ro hemma.",
                    "Kostnaden för fem bibliotek beräknas till 2,1 miljoner kronor per år. Kulturnämnden har meddelat att "
                    "hälften kan finansieras genom omfördelning. Återstoden föreslås täckas av de medel som har avsatts för "
                    "trygghetsskapande insatser.",
                ),
            ),
            Section("Ansvariga", Field.STAFF),
        ),
    ),
)
