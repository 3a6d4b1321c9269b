"""The protokoll of Kommunstyrelsen in Tjärnlunda kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Front, Paper, Section, bullets, items, lead, paragraphs, references

_FRONT = Front(
    cells=(
        ("Plats och tid", ("Kommunhuset, Stora salen, klockan 13.00–15.45",)),
        (
            "Beslutande",
            (
                "Anna-Greta Hedfors (S), ordförande",
                "Ove Tingvall (C), vice ordförande",
                "Ragnar Öljeby (S)",
                "Kerstin Mossvall (M)",
                "Stellan Gårdfeldt (L)",
                "Vivi Åhagen (MP), §§ 41–46",
                "Leif Näslöv (V), §§ 47–49, ersätter Vivi Åhagen (MP)",
            ),
        ),
        ("Ej tjänstgörande ersättare", ("Doris Bjällman (S)", "Jerk Ytterfors (C)")),
        (
            "Övriga deltagare",
            ("Monika Särnblad (kommunchef)", "Patrik Ekhult (ekonomichef), § 42", "Eivor Landgärde (sekreterare)"),
        ),
        ("Utses att justera", ("Kerstin Mossvall (M)",)),
        ("Justeringens plats och tid", ("Kommunkansliet, 2018-05-18",)),
        ("Paragrafer", ("§§ 41–49",)),
    ),
    signatures=(
        ("Sekreterare", "Eivor Landgärde"),
        ("Ordförande", "Anna-Greta Hedfors"),
        ("Justerande", "Kerstin Mossvall"),
    ),
    notice=(
        "ANSLAG/BEVIS",
        "Protokollet är justerat. Justeringen har tillkännagivits genom anslag.",
        "Datum för anslags uppsättande 2018-05-18. Datum för anslags nedtagande 2018-06-11.",
        "Förvaringsplats för protokollet: Kommunkansliet",
    ),
)


def _summary(*texts: str) -> Section:
    return Section("Sammanfattning av ärendet", Field.SUMMARY, paragraphs(*texts))


def _decision(*clauses: str) -> Section:
    return Section("Beslut", Field.DECISIONS, (*lead("Kommunstyrelsen beslutar"), *items(*clauses)))


def _basis(*papers: str) -> Section:
    return Section("Beslutsunderlag", Field.BASIS, bullets(*papers))


def _recipients(*names: str) -> Section:
    return Section("Beslutet skickas till", Field.RECIPIENTS, items(*names))


_CASES = (
    Case(
        title="Fastställande av dagordning",
        paragraph="41",
        sections=(_decision("att fastställa dagordningen enligt utskickat förslag."),),
    ),
    Case(
        title="Ekonomisk rapport efter första tertialet 2018",
        paragraph="42",
        case_number="KS 2018/97",
        sections=(
            _summary(
                "Ekonomichefen redovisar utfallet för januari till april 2018. Kommunen visar ett överskott på 6,2 miljoner "
                "kronor, vilket är 1,1 miljoner kronor bättre än budget. Socialnämnden redovisar ett underskott som beror "
                "på ökade kostnader för placeringar.",
            ),
            _decision(
                "att godkänna den ekonomiska rapporten, samt",
                "att uppmana socialnämnden att redovisa åtgärder för en ekonomi i balans senast den 30 augusti 2018.",
            ),
            _basis("Ekonomisk rapport januari–april 2018"),
            _recipients("Ekonomikontoret", "Socialnämnden"),
        ),
    ),
    Case(
        title="Svar på motion om laddstolpar vid kommunens fastigheter",
        paragraph="43",
        case_number="KS 2017/188",
        references=references("paragraph", "§ 73"),
        sections=(
            _summary(
                "Vivi Åhagen (MP) föreslår i en motion att kommunen sätter upp laddstolpar vid samtliga kommunala "
                "fastigheter. Motionen överlämnades till kommunstyrelsen den 18 september 2017, § 73.",
                "Fastighetsenheten bedömer att behovet är störst vid simhallen, gymnasiet och kommunhuset. Bidrag kan sökas "
                "för hälften av kostnaden.",
            ),
            Section(
                "Förslag till beslut på sammanträdet",
                Field.PROPOSALS,
                items("Vivi Åhagen (MP) föreslår att motionen bifalls i sin helhet."),
            ),
            Section(
                "Beslutsgång",
                Field.OTHER,
                paragraphs(
                    "Ordföranden ställer förslagen mot varandra och finner att kommunstyrelsen beslutar enligt "
                    "arbetsutskottets förslag.",
                ),
            ),
            Section(
                "Beslut",
                Field.DECISIONS,
                (
                    *lead("Kommunstyrelsen föreslår kommunfullmäktige besluta"),
                    *items(
                        "att bifalla motionen i den del som avser simhallen, gymnasiet och kommunhuset, samt",
                        "att i övrigt avslå motionen.",
                    ),
                ),
            ),
            _basis("Fastighetsenhetens tjänsteskrivelse 2018-04-03", "Motion 2017-09-04"),
            Section(
                "Reservation",
                Field.OTHER,
                paragraphs("Vivi Åhagen (MP) reserverar sig mot beslutet till förmån för eget förslag."),
            ),
            _recipients("Kommunfullmäktige"),
        ),
    ),
    Case(
        title="Försäljning av fastigheten Smeden 3",
        paragraph="44",
        case_number="KS 2018/61",
        sections=(
            _summary(
                "Tjärnlunda Plåt & Svets AB hyr sedan 2011 industrilokalen på fastigheten Smeden 3 och önskar köpa den. "
                "Två oberoende värderingar ger ett genomsnittligt pris på 3 450 000 kronor. Bolaget har godtagit priset.",
            ),
            _decision(
                "att sälja fastigheten Smeden 3 till Tjärnlunda Plåt & Svets AB för 3 450 000 kronor, samt",
                "att ge mark- och exploateringschefen i uppdrag att underteckna köpekontraktet.",
            ),
            _basis("Mark- och exploateringsenhetens tjänsteskrivelse 2018-04-19", "Två värderingsutlåtanden"),
            _recipients("Köparen", "Mark- och exploateringsenheten", "Ekonomikontoret"),
        ),
    ),
    Case(
        title="Yttrande över Trafikverkets förslag till ny hastighetsgräns på väg 841 genom Åkra by",
        paragraph="45",
        case_number="KS 2018/114",
        sections=(
            _summary(
                "Trafikverket föreslår att högsta tillåtna hastighet på väg 841 genom Åkra by sänks från 70 till 60 "
                "kilometer i timmen. Samhällsbyggnadskontoret anser att hastigheten bör vara 40 kilometer i timmen förbi "
                "skolan, eftersom många barn går över vägen till busshållplatsen.",
            ),
            _decision("att anta samhällsbyggnadskontorets yttrande som sitt eget."),
            _basis("Samhällsbyggnadskontorets tjänsteskrivelse 2018-04-24", "Remiss från Trafikverket 2018-03-29"),
            _recipients("Trafikverket"),
        ),
    ),
    Case(
        title="Information från kommunchefen",
        paragraph="46",
        sections=(
            Section(
                "",
                Field.OTHER,
                paragraphs(
                    "Kommunchefen informerar om arbetet med ny översiktsplan, om beredskapen inför sommarens semestrar i "
                    "äldreomsorgen och om att flaggning kommer att ske på nationaldagen.",
                ),
            ),
        ),
    ),
    Case(
        title="Bidrag till Tjärnlunda hembygdsförening för nytt tak på Prästgårdsladan",
        paragraph="47",
        case_number="KS 2018/83",
        sections=(
            _summary(
                "Hembygdsföreningen ansöker om 120 000 kronor för att lägga om taket på Prästgårdsladan. Ladan är från "
                "1830-talet och används för sommarutställningar. Föreningen bidrar med eget arbete motsvarande 300 timmar.",
            ),
            _decision(
                "att bevilja Tjärnlunda hembygdsförening ett bidrag på 90 000 kronor, samt",
                "att bidraget betalas ut när arbetet är slutfört.",
            ),
            _basis("Ansökan från Tjärnlunda hembygdsförening 2018-03-12"),
            _recipients("Tjärnlunda hembygdsförening", "Ekonomikontoret"),
        ),
    ),
    Case(
        title="Antagande av dataskyddspolicy",
        paragraph="48",
        case_number="KS 2018/102",
        references=references("regulation", "2016/679"),
        sections=(
            _summary(
                "Med anledning av att EU:s dataskyddsförordning (2016/679) börjar tillämpas den 25 maj 2018 har "
                "kommunkansliet tagit fram en policy för hur personuppgifter ska behandlas.",
            ),
            _decision("att anta dataskyddspolicy för Tjärnlunda kommun."),
            _basis("Kommunkansliets tjänsteskrivelse 2018-05-02", "Förslag till dataskyddspolicy"),
            _recipients("Samtliga nämnder"),
        ),
    ),
    Case(
        title="Delgivningar",
        paragraph="49",
        case_number="KS 2018/5",
        sections=(
            _summary("Protokoll från Södra Tjärnbygdens räddningstjänstförbund 2018-04-11 har kommit in."),
            _decision("att lägga delgivningarna till handlingarna."),
        ),
    ),
)

MEETING = Paper(
    "protokoll",
    "Tjärnlunda",
    "Kommunstyrelsen",
    date="2018-05-14",
    meeting_date="2018-05-14",
    front=_FRONT,
    cases=_CASES,
)
