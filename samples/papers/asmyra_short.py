"""Shorter tjänsteskrivelser of Åsmyra kommun. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import Case, Field, Paper, Person, Section, items, paragraphs, references
from samples.papers.asmyra_letters import CHIEF

COMPOST = Paper(
    "tjansteskrivelse",
    "Åsmyra",
    "Miljönämnden",
    date="2026-03-05",
    cases=(
        Case(
            title="Svar på remiss om insamling av matavfall i fritidshusområden",
            case_number="2026.063 MN",
            other_case_numbers=("2025.207 MN",),
            references=(*references("paragraph", "§ 94"), *references("case_number", "2025.207 MN")),
            staff=(Person("Åsa Björkvall", "Avfallsplanerare", "handläggare", ("undertecknare",)), CHIEF),
            sections=(
                Section(
                    "Ärendebeskrivning",
                    Field.BACKGROUND,
                    paragraphs(
                        "Bolaget Mälle Återvinning AB har begärt in synpunkter på ett förslag om hur matavfall ska samlas "
                        "in i kommunens fritidshusområden. Förslaget innebär att gemensamma kärl ställs upp vid infarten "
                        "till varje område under perioden april till oktober.",
                        "Nämnden behandlade frågan senast den 9 oktober 2025, § 94 (2025.207 MN), och ansåg då att "
                        "hemkompostering borde få fortsätta där den fungerar.",
                    ),
                ),
                Section(
                    "Förvaltningens yttrande",
                    Field.BACKGROUND,
                    paragraphs(
                        "Förvaltningen delar bolagets uppfattning att gemensamma kärl är den lösning som ger minst tunga "
                        "transporter på smala grusvägar. Erfarenheterna från provet på Väster-Ön är goda: mängden "
                        "matavfall i restavfallet har minskat med en tredjedel på två somrar.",
                        "Kärlen måste stå så att de inte skymmer sikten, och de behöver tömmas varje vecka under den "
                        "varma årstiden. Av förslaget framgår inte hur ofta tömning är tänkt att ske i september och "
                        "oktober, när färre bor i husen.",
                        "De hushåll som har anmält att de komposterar ska kunna fortsätta med det. Förvaltningen föreslår "
                        "att bolaget skickar ut ett enkelt formulär, så att uppgifterna i registret stämmer innan de nya "
                        "kärlen ställs ut.",
                        "Förvaltningen ser gärna att bolaget börjar med de fyra största områdena och att resultatet "
                        "redovisas för nämnden innan övriga områden ansluts. På så sätt kan läge och antal kärl justeras "
                        "utan onödiga kostnader för abonnenterna.",
                        "Ett alternativ som har diskuterats är att varje hushåll får ett eget kärl. Det ger bäst sortering "
                        "men också flest stopp för renhållningsfordonen. På de vägar som saknar vändplats skulle fordonen "
                        "behöva backa, vilket inte är godtagbart från arbetsmiljösynpunkt.",
                        "Frågan om skyltning bör lösas gemensamt. Många som hyr en stuga några veckor känner inte till "
                        "hur sorteringen går till, och felsorterat avfall i ett gemensamt kärl drabbar alla.",
                        "Sammantaget anser förvaltningen att nämnden bör ställa sig bakom förslaget, under förutsättning att "
                        "kärlen töms varje vecka från maj till augusti och att den som komposterar får fortsätta med det.",
                    ),
                ),
                Section(
                    "Ekonomisk bedömning",
                    Field.OTHER,
                    paragraphs(
                        "Förslaget påverkar inte nämndens budget. Insamlingen bekostas av renhållningsavgiften."
                    ),
                ),
                Section(
                    "Förslag till beslut",
                    Field.PROPOSALS,
                    items("Yttrandet godkänns och översänds till Mälle Återvinning AB."),
                ),
                Section(
                    "Beslutet ska skickas till", Field.RECIPIENTS, items("Mälle Återvinning AB", "Tekniska nämnden")
                ),
            ),
        ),
    ),
)

FEES = Paper(
    "tjansteskrivelse",
    "Åsmyra",
    "Miljönämnden",
    date="2026-03-09",
    cases=(
        Case(
            title="Ändrad timavgift för livsmedelskontroll",
            case_number="2026.067 MN",
            references=references("law", "2021:176"),
            staff=(Person("Görel Ekmyr", "Livsmedelsinspektör", "handläggare", ("undertecknare",)), CHIEF),
            sections=(
                Section(
                    "Ärendebeskrivning",
                    Field.BACKGROUND,
                    paragraphs(
                        "Avgifter för livsmedelskontroll tas ut enligt förordningen (2021:176). Kommunens timavgift har "
                        "varit oförändrad sedan 2023 och täcker inte längre kostnaden för kontrollen.",
                    ),
                ),
                Section(
                    "Förvaltningens yttrande",
                    Field.BACKGROUND,
                    paragraphs(
                        "Förvaltningen har räknat fram den verkliga kostnaden för en kontrolltimme. I beräkningen ingår "
                        "lön, resor, provtagning och en andel av nämndens gemensamma kostnader.",
                        "För ett litet kafé innebär höjningen omkring 180 kronor per år, för en större butik drygt "
                        "900 kronor.",
                    ),
                ),
                Section(
                    "Förslag till beslut",
                    Field.PROPOSALS,
                    items("Timavgiften för livsmedelskontroll höjs från 1 190 kronor till 1 310 kronor."),
                ),
                Section(
                    "Beslutet ska skickas till",
                    Field.RECIPIENTS,
                    items("Kommunfullmäktige", "Ekonomienheten"),
                ),
            ),
        ),
    ),
)
