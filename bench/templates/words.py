"""What invented papers are made of: names, bodies, cases, and the wordings of headings that templates choose among.

The headings are those of many municipalities. Whether the lexicon of the product knows one is not asked here.
"""

from __future__ import annotations

from samples.model import Field

PLACES = (
    "Almby", "Björnlunda", "Dalhem", "Ekenäs", "Fagerhult", "Granvik", "Hagestad", "Kvarnby", "Lindefors", "Mosstorp",
    "Norrsund", "Oxhult", "Rönnefors", "Sandhem", "Tallsjö", "Vreta", "Åbylund", "Älvnäs", "Östervik", "Stenkulla",
)  # fmt: skip
FIRST_NAMES = (
    "Anna", "Erik", "Karin", "Lars", "Maria", "Johan", "Eva", "Per", "Sara", "Nils", "Ingrid", "Åke", "Lena", "Göran",
    "Birgitta", "Olof", "Kerstin", "Mikael", "Helena", "Fredrik",
)  # fmt: skip
SURNAMES = (
    "Ekman", "Lindh", "Sandell", "Hallberg", "Åkerlund", "Nyqvist", "Bergdahl", "Öman", "Westin", "Fors", "Hedlund", "Rask",
    "Sjögren", "Tallberg", "Vikström", "Molin", "Edholm", "Grahn", "Isberg", "Palm",
)  # fmt: skip
PARTIES = ("S", "M", "C", "V", "L", "KD", "MP", "SD")
TITLES = (
    "utredare", "ekonom", "förvaltningschef", "enhetschef", "planarkitekt", "nämndsekreterare", "miljöinspektör",
    "verksamhetsutvecklare", "kommunjurist", "avdelningschef",
)  # fmt: skip

BODIES = (
    ("Kommunstyrelsen", "KS", "Kommunledningsförvaltningen"), ("Kommunfullmäktige", "KF", "Kommunledningsförvaltningen"),
    ("Socialnämnden", "SN", "Socialförvaltningen"), ("Tekniska nämnden", "TN", "Tekniska förvaltningen"),
    ("Barn- och utbildningsnämnden", "BUN", "Barn- och utbildningsförvaltningen"),
    ("Kultur- och fritidsnämnden", "KFN", "Kultur- och fritidsförvaltningen"),
    ("Samhällsbyggnadsnämnden", "SBN", "Samhällsbyggnadsförvaltningen"),
    ("Miljö- och byggnadsnämnden", "MBN", "Miljö- och byggnadsförvaltningen"),
    ("Vård- och omsorgsnämnden", "VON", "Vård- och omsorgsförvaltningen"),
    ("Kommunstyrelsens arbetsutskott", "KSAU", "Kommunledningsförvaltningen"),
)  # fmt: skip
UNITS = (
    "Kommunstyrelsen", "Ekonomiavdelningen", "Socialförvaltningen", "Tekniska förvaltningen", "Revisorerna",
    "Miljö- och byggnadsnämnden", "Kommunarkivet", "Räddningstjänsten", "Akten", "Sökanden", "Lokalenheten", "HR-avdelningen",
    "Region Mellansjö", "Tallsjö Bostäder AB", "Länsstyrelsen", "Upphandlingsenheten",
)  # fmt: skip

SUBJECTS = (
    "gång- och cykelväg längs Storgatan", "belysning vid Ekparken", "lokaler för Solgläntans förskola", "kulturstöd till föreningar",
    "taxa för vatten och avlopp", "plan för krisberedskap", "upphandling av skolskjutsar", "underhåll av broar",
    "parkeringsplatser vid stationen", "öppettider på biblioteket", "sommarjobb för ungdomar", "utbyggnad av fjärrvärme",
    "hemtjänstens schemaläggning", "ny idrottshall i Lugnet", "förvaltningens digitala arkiv", "avfallshantering i skärgården",
)  # fmt: skip
TITLES_OF_CASES = (
    "Yttrande över {0}", "Ansökan om medel för {0}", "Redovisning av {0}", "Förslag till {0}", "Svar på motion om {0}",
    "Uppföljning av {0}", "Utredning om {0}", "Remiss angående {0}", "Ändrad budget för {0}",
)  # fmt: skip
SENTENCES = (
    "Förvaltningen har under våren utrett frågan om {0}.", "Behovet har ökat under flera år och väntas fortsätta att öka.",
    "Kostnaden beräknas till {1} kronor och ryms inom den beslutade ramen.", "Boende i området har lämnat synpunkter som tas med i arbetet.",
    "Samråd har hållits med berörda enheter och med de fackliga organisationerna.",
    "Ett annat alternativ har prövats men bedömts bli dyrare och ta längre tid.",
    "Arbetet kan påbörjas till hösten om beslut fattas före sommaren.", "Frågan om {0} har tidigare behandlats vid flera tillfällen.",
    "Underlaget visar att nuvarande lösning inte räcker till när kommunen växer.",
    "Tillgängligheten förbättras för äldre och för personer med funktionsnedsättning.",
)  # fmt: skip
ACTS = (
    "{0} godkänns.", "Förslaget till {0} antas att gälla från och med nästa årsskifte.", "Medel för {0} anvisas med {1} kronor.",
    "Förvaltningen får i uppdrag att återkomma med en rapport om {0}.", "Yttrandet över {0} överlämnas som svar på remissen.",
    "Motionen om {0} anses besvarad.", "Informationen om {0} läggs till handlingarna.", "Ansökan om {0} avslås.",
)  # fmt: skip
CLAUSES = (
    "godkänna {0}", "anta förslaget till {0}", "anvisa {1} kronor för {0}", "ge förvaltningen i uppdrag att utreda {0}",
    "överlämna yttrandet över {0}", "anse motionen om {0} besvarad", "avslå ansökan om {0}",
)  # fmt: skip
PAPERS = (
    "Tjänsteskrivelse {2}", "{3}s tjänsteskrivelse {2}", "Tjänsteutlåtande daterat {2}", "Protokollsutdrag {2} § {4}", "Karta över området",
    "Kostnadskalkyl", "Remissvar {2}", "Riskanalys daterad {2}", "Motion {2}", "Utredning om {0}", "Bilaga 1, sammanställning",
    "Ansökan {2}",
)  # fmt: skip

HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.SUMMARY: ("Sammanfattning", "Sammanfattning av ärendet", "Ärendet i korthet", "Kort om ärendet", "Sammandrag"),
    Field.BACKGROUND: (
        "Ärendebeskrivning", "Bakgrund", "Ärendet", "Beskrivning av ärendet", "Bakgrund till ärendet", "Ärendets bakgrund", "Redogörelse",
    ),
    Field.PROPOSALS: (
        "Förslag till beslut", "Beslutsförslag", "Förvaltningens förslag till beslut", "Förvaltningens förslag", "Förslag till beslut i ärendet",
    ),
    Field.DECISIONS: ("Beslut", "{0}s beslut", "{0} beslutar", "Nämndens beslut", "Beslut i ärendet", "Fattat beslut"),
    Field.BASIS: (
        "Beslutsunderlag", "Underlag för beslut", "Handlingar i ärendet", "Ärendets handlingar", "Underlag", "Bifogade handlingar",
        "Handlingar som ligger till grund för beslutet", "Underlag i ärendet",
    ),
    Field.RECIPIENTS: (
        "Beslutet skickas till", "Beslutet ska skickas till", "Expedieras till", "Beslutet expedieras till", "Beslutet delges", "Sändlista",
        "Kopia till", "Mottagare", "Protokollsutdrag till", "Utdrag skickas till", "Beslutet meddelas", "Beslut sänds till", "Exp",
    ),
}  # fmt: skip
OTHERS = (
    "Bedömning", "Ekonomiska konsekvenser", "Barnets bästa", "Förvaltningens bedömning", "Ekonomi", "Konsekvenser för miljön",
    "Klimatpåverkan", "Jämställdhet", "Lokalernas skick", "Alternativa lösningar", "Samråd", "Kommande arbete", "Tidplan", "Juridiska förutsättningar",
    "Tillgänglighet", "Vad säger de boende?",
)  # fmt: skip
