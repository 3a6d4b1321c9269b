"""Other papers of Sälgö stad. Places, people, companies and cases are invented."""

from __future__ import annotations

from samples.model import (
    Case,
    Field,
    Paper,
    Reference,
    Section,
    bullets,
    items,
    numbered,
    paragraphs,
    references,
)
from samples.papers.salgo_letters import COMMITTEE, LEAD, letter, plan, responsible

MEALS = Paper(
    "protokollsutdrag",
    "Sälgö",
    COMMITTEE,
    date="2025-06-09",
    meeting_date="2025-06-09",
    cases=(
        Case(
            title="Återrapportering av budgetuppdrag 2025 – minska matsvinnet och öka andelen närodlade råvaror i skolans "
            "och omsorgens måltider",
            paragraph="87",
            case_number="SAK-2025-0298",
            references=(Reference("meeting", "KSAU 250609"),),
            sections=(
                Section(
                    "Sammanfattning",
                    Field.SUMMARY,
                    paragraphs(
                        "I budget 2025 fick kommunstyrelsen i uppdrag att tillsammans med berörda nämnder minska matsvinnet "
                        "och öka andelen närodlade råvaror i stadens kök. Stadskontoret redovisar här hur långt arbetet har "
                        "kommit.",
                        "Matsvinnet i skolköken har minskat från 58 till 41 gram per portion på ett år. Störst är skillnaden "
                        "i de kök där eleverna själva väger det som slängs. Inom äldreomsorgen är minskningen mindre, "
                        "eftersom maten där lagas på ett ställe och körs ut.",
                        "Andelen närodlade råvaror har ökat från 14 till 19 procent. Stadskontoret bedömer att målet om 25 "
                        "procent kan nås 2027 om nästa upphandling delas upp i mindre områden, så att även små odlare kan "
                        "lämna anbud.",
                    ),
                ),
                Section(
                    "Beslut",
                    Field.DECISIONS,
                    (
                        *LEAD,
                        *numbered(
                            "Kommunstyrelsen godkänner återrapporteringen av budgetuppdraget om matsvinn och närodlade råvaror.",
                            "Kommunstyrelsen ger stadskontoret i uppdrag att dela upp nästa upphandling av grönsaker och "
                            "rotfrukter i mindre områden.",
                            "Kommunstyrelsen uppmanar grundskolenämnden att införa vägning av matsvinn i samtliga skolkök.",
                        ),
                    ),
                ),
                Section(
                    "Beslutsunderlag",
                    Field.BASIS,
                    bullets(
                        "G-Tjänsteskrivelse KSAU 250609 Återrapportering av budgetuppdrag 2025 – minska matsvinnet",
                        "Rapport om matsvinn i stadens kök",
                        "Bilaga – andel närodlade råvaror per nämnd 2024",
                    ),
                ),
            ),
        ),
    ),
)

FERRIES = Paper(
    "utredning",
    "Sälgö",
    None,
    cases=(
        Case(
            title="Utredning av förutsättningarna för eldrivna färjor i Sälgö skärgård",
            other_case_numbers=("SAK-2024-0210",),
            references=(
                *references("paragraph", "§ 61"),
                *references("case_number", "SAK-2024-0210"),
                *references("sou", "SOU 2019:11"),
                *references("law", "2010:1065"),
            ),
            sections=(
                Section(
                    "Bakgrund",
                    Field.BACKGROUND,
                    paragraphs(
                        "Kommunfullmäktige beslutade i april 2024 att kommunstyrelsen skulle utreda förutsättningarna för att "
                        "ersätta stadens två dieseldrivna färjor med eldrivna (§ 61, SAK-2024-0210). Färjorna går mellan "
                        "fastlandet, Lillskär och Hästholmen och är den enda förbindelsen för drygt 600 bofasta.",
                        "Den äldsta färjan är byggd 1986. Den har genomgått två större renoveringar, och varvet bedömer att "
                        "skrovet håller i ytterligare sex till åtta år. Ett beslut om ersättning behöver därför fattas inom "
                        "kort, eftersom en ny färja tar omkring tre år att upphandla och bygga.",
                        "Utredningen har genomförts under hösten 2024. Samtal har förts med boende på båda öarna, med "
                        "rederiet och med elnätsbolaget.",
                    ),
                ),
                Section(
                    "Resandet i dag och fram till år 2040",
                    Field.OTHER,
                    paragraphs(
                        "Under 2023 gjordes 212 000 resor med färjorna, varav hälften under sommarmånaderna. Antalet bofasta "
                        "har legat stilla i tio år, men fler än tidigare arbetspendlar till fastlandet. Mellan klockan sju "
                        "och åtta på vardagar är färjan från Lillskär full tre dagar av fem.",
                        "Ungdomar som går i gymnasiet är den grupp som är mest beroende av att turerna håller tiden. Flera av "
                        "dem som har intervjuats berättar att de väljer bort fritidsaktiviteter, eftersom sista turen går "
                        "redan klockan 19.40.",
                        "Stadens befolkningsprognos pekar på en svag ökning av antalet hushåll på öarna. Om turtätheten ökar "
                        "kan fler fritidshus komma att bebos året om, vilket också har skett i andra skärgårdar.",
                    ),
                ),
                Section(
                    "Teknik, laddning och behovet av en starkare anslutning till elnätet på fastlandet",
                    Field.OTHER,
                    paragraphs(
                        "Överfarten till Lillskär är 2,4 kilometer och tar elva minuter. Avståndet ligger väl inom vad dagens "
                        "batterifärjor klarar mellan två laddningar. Överfarten till Hästholmen är längre och går i öppet "
                        "vatten, där vind och is påverkar förbrukningen.",
                        "För snabbladdning krävs en effekt på ungefär 1,6 megawatt vid färjeläget. Elnätsbolaget har uppgett "
                        "att det finns utrymme i nätet, men att kabeln genom Strandgatan behöver bytas. Arbetet kan "
                        "samordnas med den omläggning av vattenledningen som redan är planerad.",
                        "Is är den fråga som rederiet lyfter fram. En eldriven färja med förstärkt skrov väger mer, och "
                        "förbrukningen kan stiga med en tredjedel under en sträng vinter. Utredningen föreslår att den nya "
                        "färjan förses med en mindre reservmotor.",
                    ),
                ),
                Section(
                    "Synpunkter från boende och näringsliv",
                    Field.OTHER,
                    paragraphs(
                        "Vid de två möten som hölls på öarna deltog sammanlagt 94 personer. De flesta är positiva till "
                        "eldrift, främst för att bullret och avgaserna vid bryggorna försvinner. Samtidigt finns en oro för "
                        "att turer ställs in om laddningen inte fungerar.",
                        "Företagarna på Hästholmen framhåller att färjan måste kunna ta en lastbil åt gången även i "
                        "fortsättningen. Byggmaterial, livsmedel och sopor fraktas med samma färja som passagerarna, och en "
                        "särskild godstur skulle enligt företagarna bli både dyrare och sämre för miljön.",
                        "Skärgårdsrådet önskar att staden prövar en senare kvällstur redan nu. Utredningen har inte räknat på "
                        "detta, men konstaterar att en eldriven färja gör varje extra tur billigare än i dag.",
                    ),
                ),
                Section(
                    "Kostnader och möjliga bidrag",
                    Field.OTHER,
                    paragraphs(
                        "En ny eldriven färja för 140 passagerare beräknas kosta 92 miljoner kronor, mot 71 miljoner kronor "
                        "för en dieseldriven. Driften blir i gengäld omkring 2,6 miljoner kronor billigare per år vid dagens "
                        "elpris. Merkostnaden är därmed återbetald efter åtta år.",
                        "Frågan om hur klimatomställningen av sjöfarten ska bekostas har behandlats av staten i flera "
                        "sammanhang, bland annat när det gäller flygets biobränslen (SOU 2019:11). Kollektivtrafik på vatten "
                        "omfattas av lagen om kollektivtrafik (2010:1065), och regionen har uttalat en vilja att delta i "
                        "finansieringen.",
                    ),
                ),
                Section(
                    "Slutsatser",
                    Field.OTHER,
                    paragraphs(
                        "Utredningen visar att linjen till Lillskär kan trafikeras med eldriven färja redan med dagens teknik. "
                        "För Hästholmen bör staden vänta tills erfarenheter finns från den första linjen.",
                        "Ett första steg är att tillsammans med elnätsbolaget projektera den nya kabeln. Därefter kan "
                        "upphandlingen av färjan förberedas, med målet att den sätts i trafik våren 2029.",
                    ),
                ),
            ),
        ),
    ),
)

ARCHIVE = letter(
    "2024-10-17",
    Case(
        title="Flytt av stadens mellanarkiv till Kvarnholmen",
        case_number="SAK-2024-0871",
        other_case_numbers=("SAK-2022-0064",),
        references=(Reference("meeting", "KSAU 241104"), Reference("case_number", "SAK-2022-0064")),
        staff=responsible(("Gunvor Hållén", "Stadsarkivarie"), ("Rasmus Öhrling", "Stadsdirektör")),
        sections=(
            Section(
                "Sammanfattning",
                Field.SUMMARY,
                paragraphs(
                    "Mellanarkivet i Rådhusets källare är fullt och har drabbats av fukt två år i rad. Stadskontoret föreslår "
                    "att handlingarna flyttas till lokaler på Kvarnholmen.",
                ),
            ),
            Section(
                "Förslag till beslut",
                Field.PROPOSALS,
                (
                    *LEAD,
                    *numbered(
                        "Kommunstyrelsen godkänner att mellanarkivet flyttas till Kvarnholmen.",
                        "Kommunstyrelsen ger stadskontoret i uppdrag att teckna hyresavtal för lokalerna.",
                    ),
                ),
            ),
            Section(
                "Beslutsunderlag",
                Field.BASIS,
                bullets(
                    "G-Tjänsteskrivelse KSAU 241104 Flytt av stadens mellanarkiv till Kvarnholmen",
                    "Fuktmätning i Rådhusets källare",
                ),
            ),
            plan("2024-11-04", "2024-11-13"),
            Section("Beslutet skickas till", Field.RECIPIENTS, items("Fastighetsnämnden", "Stadsarkivet")),
            Section(
                "Ärendet",
                Field.BACKGROUND,
                paragraphs(
                    "Stadens nämnder förvarar omkring 1 900 hyllmeter handlingar i väntan på gallring eller leverans till "
                    "stadsarkivet. Redan 2022 konstaterades att källaren inte räcker till (SAK-2022-0064).",
                    "Lokalerna på Kvarnholmen är torra, har godkända dörrar och rymmer 2 600 hyllmeter. Hyran är 410 000 "
                    "kronor per år, vilket är något lägre än den interna hyran för källaren.",
                    "Flytten beräknas ta sex veckor. Under den tiden hämtas handlingar till läsesalen en gång om dagen. "
                    "Personalen har deltagit i planeringen och är positiv till förslaget.",
                ),
            ),
            Section("Ansvariga", Field.STAFF),
        ),
    ),
)
