"""Papers of four more municipalities. Places, people and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Paper, Section, bullets, items, lead, numbered, paragraphs, references, rows

CYCLE_PLAN = Case(
    title="Antagande av cykelplan för Björkhaga",
    paragraph="88",
    case_number="KS 214/20",
    sections=(
        Section(
            "Beslut",
            Field.DECISIONS,
            (
                *lead("Kommunstyrelsen föreslår kommunfullmäktige besluta följande."),
                *numbered(
                    "Cykelplan för Björkhaga 2021–2030 antas.",
                    "Stadsbyggnadsnämnden får i uppdrag att varje år redovisa vilka sträckor som har byggts.",
                ),
            ),
        ),
        Section(
            "Reservationer",
            Field.OTHER,
            paragraphs("Signe Hallqvist (M) och Torkel Vinberg (L) reserverar sig till förmån för eget yrkande."),
        ),
        Section(
            "Ärendet",
            Field.BACKGROUND,
            paragraphs(
                "Stadsbyggnadsförvaltningen har tagit fram en cykelplan. Den visar var nya banor behövs, i vilken ordning de "
                "bör byggas och vad de kostar.",
                "Planen har varit ute på samråd. De flesta som svarade ville ha bättre belysning och tätare snöröjning.",
            ),
        ),
        Section(
            "Förslag under sammanträdet",
            Field.OTHER,
            paragraphs(
                "Signe Hallqvist (M) yrkar att ärendet återremitteras för att kostnaderna ska räknas om.",
                "Olle Strandell (S) yrkar bifall till förvaltningens förslag.",
            ),
        ),
        Section(
            "Beslutsgång",
            Field.OTHER,
            paragraphs("Ordföranden frågar om ärendet ska avgöras idag eller återremitteras. Omröstning begärs."),
        ),
        Section(
            "Omröstning",
            Field.OTHER,
            (
                *paragraphs(
                    "Ja-röst för att ärendet avgörs idag, nej-röst för återremiss.",
                    "Olle Strandell (S), Kajsa Öberg (MP) och ordföranden Britt Ahlgren (S) röstar ja (3).",
                    "Signe Hallqvist (M) och Torkel Vinberg (L) röstar nej (2).",
                ),
            ),
        ),
        Section("Expedieras till", Field.RECIPIENTS, items("Stadsbyggnadsnämnden", "Stadsbyggnadsförvaltningen")),
    ),
)

LEASE = Case(
    title="Arrende av betesmark vid Ängsnäs",
    paragraph="89",
    case_number="KS 31/21",
    other_case_numbers=("KS 402/18",),
    references=references("case_number", "KS 402/18"),
    sections=(
        Section("Beslut", Field.DECISIONS, items("Ärendet bordläggs till nästa sammanträde.")),
        Section(
            "Jäv",
            Field.OTHER,
            paragraphs("Torkel Vinberg (L) anmäler jäv och deltar inte i handläggningen av ärendet."),
        ),
        Section(
            "Ärendet",
            Field.BACKGROUND,
            paragraphs(
                "Arrendet av betesmarken (KS 402/18) löper ut i september. Arrendatorn vill förlänga det med fem år."
            ),
        ),
    ),
)

BOARD = Paper(
    "protokoll", "Björkhaga", "Kommunstyrelsen", (CYCLE_PLAN, LEASE), date="2021-04-28", meeting_date="2021-04-28"
)

SALE = Paper(
    "protokollsutdrag",
    "Norrkila",
    "Kommunstyrelsens arbetsutskott",
    (
        Case(
            title="Försäljning av fastigheten Eken 4",
            paragraph="261",
            case_number="KS 02-820 107",
            sections=(
                Section(
                    "Beslut",
                    Field.DECISIONS,
                    (
                        *lead("Arbetsutskottet föreslår kommunstyrelsen besluta"),
                        *items(
                            "att sälja fastigheten Eken 4 till högstbjudande,",
                            "att uppdra åt kommunchefen att underteckna köpebrevet, samt",
                            "att köpeskillingen tillförs finansförvaltningen.",
                        ),
                    ),
                ),
                Section(
                    "Bakgrund",
                    Field.BACKGROUND,
                    paragraphs(
                        "Fastigheten har stått tom sedan skolan lades ned. Tekniska kontoret har låtit värdera den till "
                        "1,2 miljoner kronor. Två företag och en förening har hört av sig.",
                    ),
                ),
                Section("Beslutet delges", Field.RECIPIENTS, items("Tekniska kontoret", "Ekonomikontoret")),
            ),
        ),
    ),
    date="2002-10-14",
    meeting_date="2002-10-14",
)

ROAD = Paper(
    "protokollsutdrag",
    "Lövhaga",
    "Samhällsbyggnadsnämnden",
    (
        Case(
            title="Ansökan om bidrag till enskild väg",
            paragraph="112",
            case_number="19SBN231",
            sections=(
                Section("Beslut", Field.DECISIONS, items("Samhällsbyggnadsnämnden beviljar bidrag med 45 000 kronor.")),
                Section(
                    "Sammanfattning av ärendet",
                    Field.SUMMARY,
                    paragraphs(
                        "Vägföreningen har ansökt om bidrag till en ny trumma. Vägen trafikeras av skolskjuts varje dag."
                    ),
                ),
                Section("Yrkanden", Field.OTHER, paragraphs("Yngve Lundström (S): bifall till förslaget.")),
                Section("Beslutsunderlag", Field.BASIS, bullets("Ansökan 2019-06-03", "Karta över vägen")),
                Section(
                    "Beslutsplanering",
                    Field.PLAN,
                    rows(("Samhällsbyggnadsnämnden", "2019-09-18"), ("Kommunstyrelsen", "2019-10-07")),
                ),
                Section("Protokollsutdrag till", Field.RECIPIENTS, items("Vägföreningen")),
            ),
        ),
    ),
    date="2019-09-18",
    meeting_date="2019-09-18",
)

TYPED = Paper(
    "protokoll",
    "Ekboda",
    "Kommunstyrelsen",
    (
        Case(
            title="Inköp av skrivmaskiner",
            paragraph="48",
            sections=(
                Section(
                    "",
                    Field.OTHER,
                    paragraphs(
                        "I skrivelse den 2 mars 1974 hemställer kamrerkontoret om anslag för inköp av fyra elektriska skrivmaskiner."
                    ),
                ),
                Section("", Field.DECISIONS, items("Beslöts att bevilja ett anslag av 12.000 kronor.")),
            ),
        ),
        Case(
            title="Skrivelse från hyresgästföreningen",
            paragraph="49",
            sections=(
                Section(
                    "",
                    Field.OTHER,
                    paragraphs("Föreläses skrivelse från hyresgästföreningen angående sophämtningen vid Strandgatan."),
                ),
                Section("", Field.DECISIONS, items("Beslöts att lägga skrivelsen till handlingarna.")),
            ),
        ),
    ),
    date="1974-03-12",
    meeting_date="1974-03-12",
)
