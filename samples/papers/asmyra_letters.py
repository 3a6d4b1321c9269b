"""Tjänsteskrivelser of Åsmyra kommun. Places, people, companies and cases are invented."""

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
    paragraphs,
    references,
)

CHIEF = Person("Torbjörn Lakander", "Miljöchef", "undertecknare", ("godkännare",))


def _writer(name: str, title: str) -> Person:
    return Person(name, title, "handläggare", ("undertecknare",))


def _letter(date: str, case: Case) -> Paper:
    return Paper("tjansteskrivelse", "Åsmyra", "Miljönämnden", (case,), date=date)


PONDS = _letter(
    "2026-02-11",
    Case(
        title="Handlingsplan för dammar och småvatten 2026–2030",
        case_number="2026.041 MN",
        other_case_numbers=("2023.118 MN",),
        references=(
            *references("paragraph", "§ 133", "§ 8"),
            Reference("case_number", "2023.118 MN"),
            Reference("law", "1998:808"),
        ),
        staff=(_writer("Ylva Sandgren", "Miljöstrateg"), CHIEF),
        sections=(
            Section(
                "Ärendebeskrivning",
                Field.BACKGROUND,
                paragraphs(
                    "Miljönämnden gav i januari 2024, § 8, förvaltningen i uppdrag att ta fram en handlingsplan för "
                    "kommunens dammar och småvatten. Bakgrunden är den inventering som gjordes sommaren 2023 och som "
                    "visade att var tredje damm på kommunens mark håller på att växa igen (2023.118 MN).",
                    "Småvatten bromsar vattnet vid skyfall, fångar upp näring från åkermark och är livsmiljö för groddjur "
                    "och insekter. Åtgärderna är ofta billiga, men de kräver att någon har det uttalade ansvaret för "
                    "skötseln år efter år.",
                ),
            ),
            Section(
                "Förvaltningens yttrande",
                Field.BACKGROUND,
                (
                    *paragraphs(
                        "Förslaget till handlingsplan har arbetats fram tillsammans med tekniska förvaltningen och "
                        "Åsmyra naturvänner. Planen utgår från kommunens miljöprogram, som antogs av "
                        "kommunfullmäktige den 20 november 2024, § 133.",
                        "Förvaltningen föreslår att arbetet inriktas på tre områden:",
                    ),
                    *bullets(
                        "Restaurering av nio igenvuxna dammar, med början vid Kvarnängen och Östra hagen.",
                        "Årlig skötsel av de dammar som redan är i gott skick, så att de inte behöver grävas ur på nytt.",
                        "Rådgivning till markägare som själva vill anlägga våtmark eller damm.",
                    ),
                    *paragraphs(
                        "Grävning i vatten kan vara vattenverksamhet enligt miljöbalken (1998:808). För de nio dammarna "
                        "bedömer förvaltningen att en anmälan till länsstyrelsen räcker. Anmälningarna lämnas in samlat "
                        "under våren 2026 för att korta handläggningstiden.",
                        "Skötseln föreslås utföras av kommunens egen personal. Under de två första åren behöver "
                        "entreprenör anlitas för de tyngre momenten, eftersom kommunen saknar en grävmaskin som kan "
                        "gå på blöt mark.",
                        "Handlingsplanen följs upp en gång om året i samband med nämndens årsredovisning. Uppföljningen "
                        "redovisar antalet restaurerade dammar, kostnaden för varje damm och förekomsten av groddjur "
                        "i ett urval av vattnen.",
                        "Förslaget har varit på remiss hos tekniska nämnden och kultur- och fritidsnämnden. Båda "
                        "nämnderna är positiva. Tekniska nämnden framhåller att ansvaret för brunnar och kulvertar "
                        "måste vara tydligt, och planen har kompletterats med ett avsnitt om detta.",
                    ),
                ),
            ),
            Section(
                "Ekonomisk bedömning",
                Field.OTHER,
                paragraphs(
                    "Kostnaden beräknas till 1 450 tkr för hela perioden, varav 600 tkr ryms inom nämndens ram. För "
                    "återstående 850 tkr avser förvaltningen att söka statligt bidrag för lokala naturvårdsprojekt.",
                    "Om bidrag inte beviljas senareläggs fyra av de nio dammarna till kommande planperiod.",
                ),
            ),
            Section("Förslag till beslut", Field.PROPOSALS),
            Section(
                "Förslag till beslut i miljönämnden:",
                Field.PROPOSALS,
                items("Förvaltningen får i uppdrag att söka statligt bidrag för restaurering av dammar."),
                level=2,
            ),
            Section(
                "Förslag till beslut i kommunfullmäktige:",
                Field.PROPOSALS,
                items(
                    "Handlingsplan för dammar och småvatten 2026–2030 antas.",
                    "Miljönämnden ska årligen redovisa hur arbetet fortskrider.",
                ),
                level=2,
            ),
            Section(
                "Beslutet ska skickas till",
                Field.RECIPIENTS,
                items("Kommunstyrelsen", "Tekniska nämnden", "Åsmyra naturvänner"),
            ),
        ),
    ),
)

WELLS = _letter(
    "2026-02-26",
    Case(
        title="Yttrande över förslag till vattenskyddsområde för Häggsjöns vattentäkt",
        case_number="2026.052 MN",
        references=(*references("law", "1998:808"), *references("law_section", "7 kap. 21 §")),
        staff=(_writer("Måns Öjebrant", "Miljöinspektör"), CHIEF),
        sections=(
            Section(
                "Ärendebeskrivning",
                Field.BACKGROUND,
                paragraphs(
                    "Tekniska nämnden har tagit fram ett förslag till vattenskyddsområde med föreskrifter för "
                    "Häggsjöns vattentäkt. Förslaget har skickats till miljönämnden för yttrande senast den "
                    "31 mars 2026.",
                    "Häggsjön försörjer omkring 3 200 hushåll med dricksvatten. Nuvarande skyddsområde bestämdes på "
                    "1970-talet och omfattar inte Getabäcken, som rinner till sjön från norr. Enligt 7 kap. 21 § "
                    "miljöbalken (1998:808) får kommunen förklara ett område som vattenskyddsområde.",
                ),
            ),
            Section(
                "Förvaltningens yttrande",
                Field.BACKGROUND,
                paragraphs(
                    "Förvaltningen är i huvudsak positiv till förslaget. Gränserna följer de naturliga vattendelarna och "
                    "är lätta att känna igen i terrängen, vilket underlättar både för fastighetsägare och för tillsynen.",
                    "Förvaltningen anser dock att föreskriften om gödselspridning bör förtydligas. Av texten framgår inte "
                    "om förbudet gäller året om eller bara när marken är frusen, snötäckt eller vattenmättad.",
                    "Även övergångstiden för enskilda avlopp behöver ses över. Omkring fyrtio fastigheter berörs, och fem "
                    "år är en rimligare tid än de två år som föreslås. Förvaltningen räknar med att varje ärende tar "
                    "ungefär tio timmar att handlägga.",
                    "Upplag av vägsalt och asfaltmassor vid Norrtorp bör flyttas innan föreskrifterna börjar gälla. "
                    "Platsen ligger 150 meter från stranden och lutar mot sjön.",
                    "Slutligen vill förvaltningen peka på behovet av skyltar. Den som kör farligt gods genom området "
                    "måste kunna se var gränsen går och vart en olycka ska anmälas. Skyltarna bör sättas upp vid alla "
                    "infarter, även vid de skogsvägar som används under jakten.",
                ),
            ),
            Section(
                "Ekonomisk bedömning",
                Field.OTHER,
                paragraphs(
                    "Tillsynen av enskilda avlopp bekostas av avgifter. Övrigt arbete ryms inom nämndens budgetram.",
                ),
            ),
            Section(
                "Förslag till beslut",
                Field.PROPOSALS,
                items("Förvaltningens yttrande antas som nämndens eget och överlämnas till tekniska nämnden."),
            ),
            Section(
                "Bilagor",
                Field.BASIS,
                items(
                    "Karta över föreslaget vattenskyddsområde, daterad 2026-01-15",
                    "Förslag till skyddsföreskrifter för Häggsjöns vattentäkt",
                ),
            ),
            Section("Beslutet ska skickas till", Field.RECIPIENTS, items("Tekniska nämnden")),
        ),
    ),
)
