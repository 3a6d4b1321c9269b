"""Protokollsutdrag of Tjärnlunda kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Paper, Section, bullets, items, lead, paragraphs, references


def _extract(organ: str, date: str, case: Case) -> Paper:
    return Paper("protokollsutdrag", "Tjärnlunda", organ, (case,), date=date, meeting_date=date)


BRIDGE = _extract(
    "Kommunstyrelsen",
    "2018-06-11",
    Case(
        title="Medborgarförslag om gångbro över Tjärnån vid Kvarnudden",
        paragraph="62",
        case_number="KS 2017/231",
        references=references("paragraph", "§ 118"),
        sections=(
            Section(
                "Sammanfattning av ärendet",
                Field.SUMMARY,
                paragraphs(
                    "I ett medborgarförslag föreslås att kommunen bygger en gångbro över Tjärnån vid Kvarnudden. "
                    "Kommunfullmäktige överlämnade den 27 november 2017, § 118, förslaget till kommunstyrelsen för beslut.",
                    "Samhällsbyggnadskontoret har undersökt platsen. Marken på den norra sidan är stabil, men på den södra "
                    "sidan krävs pålning. Kostnaden beräknas till 4,3 miljoner kronor. Eftersom gång- och cykelvägen till "
                    "Kvarnudden ännu inte är byggd skulle bron under flera år sakna anslutning söderut.",
                    "Kontoret föreslår att förslaget avslås men att frågan tas upp på nytt när cykelvägen projekteras.",
                ),
            ),
            Section(
                "Beslut",
                Field.DECISIONS,
                (
                    *lead("Kommunstyrelsen beslutar"),
                    *items(
                        "att avslå medborgarförslaget, samt",
                        "att ge samhällsbyggnadskontoret i uppdrag att pröva frågan på nytt i samband med projekteringen av "
                        "cykelvägen till Kvarnudden.",
                    ),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets(
                    "Samhällsbyggnadskontorets tjänsteskrivelse 2018-05-15",
                    "Medborgarförslag 2017-10-30",
                    "Översiktlig geoteknisk undersökning av Kvarnudden",
                ),
            ),
            Section("Reservation", Field.OTHER, paragraphs("Ove Tingvall (C) reserverar sig mot beslutet.")),
            Section(
                "Beslutet skickas till",
                Field.RECIPIENTS,
                items("Förslagsställaren", "Samhällsbyggnadskontoret"),
            ),
        ),
    ),
)

LIBRARY = _extract(
    "Kultur- och fritidsnämnden",
    "2009-10-21",
    Case(
        title="Öppettider vid Tjärnlunda bibliotek",
        paragraph="77",
        case_number="KFN 2009/88",
        other_case_numbers=("KFN 2008/41",),
        references=(*references("paragraph", "§ 12"), *references("case_number", "KFN 2008/41")),
        sections=(
            Section(
                "Sammanfattning av ärendet",
                Field.SUMMARY,
                paragraphs(
                    "Biblioteket har sedan årsskiftet haft kvällsöppet två dagar i veckan på försök. Försöket beslutades av "
                    "nämnden den 11 februari 2009, § 12 (KFN 2008/41), och upphör vid årets slut.",
                    "Antalet besök efter klockan 17 har ökat stadigt och uppgick i september till 640. Många av besökarna är "
                    "föräldrar som kommer tillsammans med sina barn efter arbetet. Utlåningen av barnböcker har ökat med en "
                    "femtedel jämfört med året före.",
                    "Personalen har haft svårt att få schemat att gå ihop under semesterperioden. Förvaltningen föreslår "
                    "därför att kvällsöppet görs permanent under tiden september till maj, medan biblioteket under sommaren "
                    "stänger klockan 17 alla dagar.",
                    "Byalagen i Åkra och Hönsbo har i skrivelser framfört att även filialerna bör hålla öppet någon kväll. "
                    "Förvaltningen anser att underlaget är för litet, men föreslår att bokbussens turlista ändras så att "
                    "bussen stannar i båda byarna på tisdagskvällar.",
                ),
            ),
            Section(
                "Ekonomiska konsekvenser",
                Field.OTHER,
                paragraphs(
                    "Kostnaden för kvällsöppet beräknas till 185 000 kronor per år och ryms inom den ram som fullmäktige har "
                    "beslutat för 2010. Ändringen av bokbussens turlista medför inga ökade kostnader.",
                ),
            ),
            Section(
                "Barnkonsekvensanalys",
                Field.OTHER,
                paragraphs(
                    "Barn som är beroende av att en vuxen följer med får större möjlighet att besöka biblioteket när det är "
                    "öppet även efter arbetstid. Läxläsningen i studierummet, som kommunens ungdomsråd håller i, kan "
                    "fortsätta på tisdagar.",
                    "För barnen i Åkra och Hönsbo innebär den ändrade turlistan att bokbussen kommer vid en tid då de är "
                    "hemma från skolan. Förvaltningen har frågat eleverna i årskurs fyra till sex, och en klar majoritet "
                    "föredrar tisdagskvällar framför dagens tid på onsdagsförmiddagar.",
                ),
            ),
            Section(
                "Förslag under sammanträdet",
                Field.OTHER,
                paragraphs(
                    "Elsy Vretlund (FP) föreslår att biblioteket även håller öppet söndagar i oktober och november. Bertil "
                    "Såganger (S) och Maj-Britt Älgered (M) föreslår bifall till förvaltningens förslag.",
                ),
            ),
            Section(
                "Beslutsgång",
                Field.OTHER,
                paragraphs(
                    "Ordföranden ställer förvaltningens förslag mot Elsy Vretlunds förslag och finner att nämnden beslutar "
                    "enligt förvaltningens förslag.",
                ),
            ),
            Section(
                "Beslut",
                Field.DECISIONS,
                (
                    *lead("Kultur- och fritidsnämnden beslutar"),
                    *items(
                        "att biblioteket ska ha kvällsöppet tisdagar och torsdagar under tiden september till maj,",
                        "att biblioteket under juni till augusti stänger klockan 17, samt",
                        "att bokbussens turlista ändras enligt förvaltningens förslag.",
                    ),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets("Förvaltningens tjänsteskrivelse 2009-10-05", "Skrivelser från Åkra och Hönsbo byalag"),
            ),
            Section(
                "Beslutet skickas till", Field.RECIPIENTS, items("Bibliotekschefen", "Åkra byalag", "Hönsbo byalag")
            ),
        ),
    ),
)

PLAYGROUND = _extract(
    "Kultur- och fritidsnämnden",
    "2018-04-18",
    Case(
        title="Ny lekplats i Ängsparken",
        paragraph="29",
        case_number="KFN 2018/36",
        sections=(
            Section(
                "Sammanfattning av ärendet",
                Field.SUMMARY,
                paragraphs(
                    "Lekplatsen i Ängsparken är från 1994 och uppfyller inte längre kraven på säkerhet. Fritidsenheten har "
                    "tillsammans med barnen på förskolan Kråkan tagit fram ett förslag till en ny lekplats med temat skog "
                    "och sjö. Gungor, klätterställning och sandlåda placeras så att även barn med nedsatt rörelseförmåga "
                    "kan delta.",
                    "Kostnaden beräknas till 780 000 kronor, som finns avsatta i investeringsbudgeten för 2018.",
                ),
            ),
            Section(
                "Beslut",
                Field.DECISIONS,
                (
                    *lead("Kultur- och fritidsnämnden beslutar"),
                    *items("att anlägga en ny lekplats i Ängsparken enligt fritidsenhetens förslag."),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets("Fritidsenhetens tjänsteskrivelse 2018-03-27", "Skiss över lekplatsen"),
            ),
            Section("Beslutet skickas till", Field.RECIPIENTS, items("Fritidsenheten", "Förskolan Kråkan")),
        ),
    ),
)
