"""Other municipalities, other times: orders of sections, headings and numbers as they are printed elsewhere. All invented."""

from typing import Any

from diakrit.knowledge import Knowledge
from diakrit.model import Case

from tests.builders import structured

WEST = """MÖLNVIKS STAD      Sammanträdesprotokoll      Sida 12 av 31
Kommunstyrelsen
2021-04-28

§ 88   KS 214/20
Antagande av cykelplan för Mölnvik

Beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta följande.
Cykelplan för Mölnvik antas.

Reservationer
Ada Ekvall (M) och Bo Lindhage (L) reserverar sig till förmån för eget yrkande.

Ärendet
Stadsbyggnadsförvaltningen har tagit fram en cykelplan. Planen visar var nya
banor behövs och i vilken ordning de byggs.

Förslag under sammanträdet
Ada Ekvall (M) yrkar att ärendet återremitteras.
Dag Öman (S) yrkar bifall till förslaget.

Beslutsgång
Ordföranden ställer först proposition på återremissyrkandet och finner att ärendet
ska avgöras idag. Omröstning begärs.

Omröstning
Ja-röst för att ärendet avgörs idag, nej-röst för återremiss.
Med 9 ja-röster mot 6 nej-röster beslutar kommunstyrelsen att avgöra ärendet idag.

Expedieras till
Stadsbyggnadsförvaltningen
Tekniska nämnden
"""
NORTH = """NORRVIKENS KOMMUN            SAMMANTRÄDESPROTOKOLL            1 (3)
Kommunstyrelsens arbetsutskott    Sammanträdesdatum
                                  2002-10-14

Au § 261                          Dnr KS 02-820 107

Försäljning av fastigheten Eken 4

Beslut
Arbetsutskottet föreslår kommunstyrelsen besluta

att    sälja fastigheten Eken 4 till högstbjudande,

att    uppdra åt kommunchefen att underteckna köpebrevet, samt

att    köpeskillingen tillförs finansförvaltningen.

Bakgrund
Fastigheten har stått tom sedan skolan lades ned. Tekniska kontoret har låtit
värdera den till 1,2 miljoner kronor.

_____
Beslutet delges:
Tekniska kontoret
Ekonomikontoret
"""
SOUTH = """Kungsvikens kommun
Nämnden för Teknik
Sammanträdesprotokoll
Datum
2022-06-15

§ 54 Dnr 2022-00187
Svar på remiss om väg 158

Beslut
Nämnden för Teknik antar yttrande 2022-05-20 och översänder det till kommunstyrelsen.

Sammanfattning av ärendet
Trafikverket har skickat en vägplan på remiss. Förvaltningen är positiv till planen.

Beslutsunderlag
Tjänsteskrivelse 2022-05-20
Yttrande 2022-05-20
Remiss från Trafikverket 2022-04-02

Beslutsgång
Ordföranden ställer arbetsutskottets förslag till beslut under proposition och finner att
nämnden antar detta.

Beslutet skickas till
Kommunstyrelsen
"""
FAR_NORTH = """Pitvikens kommun                    Sammanträdesprotokoll            Sida 4
Samhällsbyggnadsnämnden             Sammanträdesdatum 2019-09-18

§ 112

Ansökan om bidrag till enskild väg
Diarienr 19SBN231

Beslut
Samhällsbyggnadsnämnden beviljar bidrag med 45 000 kronor.

Ärendebeskrivning
Vägföreningen har ansökt om bidrag till en ny trumma. Vägen trafikeras av
skolskjuts.

Yrkanden
Dag Öman (S): bifall till förslaget.

Beslutsunderlag
- Ansökan
- Karta

Protokollsutdrag till
Vägföreningen
"""
TYPEWRITTEN = """EKVIKENS KOMMUN              P R O T O K O L L              Sid 3
Kommunstyrelsen              1974-03-12

                             § 48
Inköp av skrivmaskiner

I skrivelse den 2 mars 1974 hemställer kamrerkontoret om anslag för
inköp av fyra elektriska skrivmaskiner.

Beslöts att bevilja ett anslag av 12.000 kronor.

                             § 49
Skrivelse från hyresgästföreningen

Föreläses skrivelse från hyresgästföreningen angående sophämtningen.

Beslöts att lägga skrivelsen till handlingarna.
"""
WORD = """                                         TJÄNSTEUTLÅTANDE
Kultur- och fritidskontoret              2003-02-17
Handläggare: Ada Ekvall                  Dnr KFN 2003/14-860
Tfn 0176-712 00
                                         Till Kultur- och fritidsnämnden

Bidrag till Bygdespelet

Förslag till beslut
Kultur- och fritidskontoret föreslår nämnden besluta
att bevilja Bygdespelet 40 000 kronor.

Bakgrund
Bygdespelet ansöker om bidrag till sommarens föreställning. Spelet har getts sedan 1988.

Ada Ekvall
Kulturchef
"""


def case(knowledge: Knowledge, page: str) -> Case:
    (found,) = structured(knowledge, page).cases
    return found


def head(found: Case) -> tuple[object, ...]:
    return tuple(getattr(found.fields, name) for name in ("organ", "date", "paragraph", "case_number", "title"))


def kinds(found: Case) -> list[str]:
    return [section.kind for section in found.sections]


def rows(found: Case, name: str) -> Any:
    return getattr(found.fields, name)


def test_decision_first_and_the_debate_last(knowledge: Knowledge) -> None:
    found = case(knowledge, WEST)
    assert head(found) == ("Kommunstyrelsen", "2021-04-28", "88", "KS 214/20", "Antagande av cykelplan för Mölnvik")
    assert kinds(found) == [
        "decision", "reservation", "background", "motions", "procedure", "vote", "recipients",
    ]  # fmt: skip
    (decision,) = rows(found, "decisions")
    assert (decision.kind, decision.by, decision.to) == ("proposal", "Kommunstyrelsen", "Kommunfullmäktige")
    assert [motion.aim for motion in rows(found, "motions")] == ["remittal", "approval"]
    (vote,) = rows(found, "votes")
    assert (vote.yes, vote.no, vote.no_means) == (9, 6, "återremiss")
    assert found.fields.recipients == ("Stadsbyggnadsförvaltningen", "Tekniska nämnden")
    assert found.issues == ()


def test_att_clauses_far_from_their_word(knowledge: Knowledge) -> None:
    found = case(knowledge, NORTH)
    assert head(found)[1:4] == ("2002-10-14", "261", "KS 02-820 107")
    assert [row.text.split()[:2] for row in rows(found, "decisions")] == [
        ["att", "sälja"], ["att", "uppdra"], ["att", "köpeskillingen"],
    ]  # fmt: skip
    assert {(row.by, row.to) for row in rows(found, "decisions")} == {("Arbetsutskottet", "Kommunstyrelsen")}
    assert found.fields.recipients == ("Tekniska kontoret", "Ekonomikontoret")


def test_a_body_named_by_its_task(knowledge: Knowledge) -> None:
    found = case(knowledge, SOUTH)
    assert head(found) == ("Nämnden för Teknik", "2022-06-15", "54", "2022-00187", "Svar på remiss om väg 158")
    assert found.fields.basis == (
        "Tjänsteskrivelse 2022-05-20", "Yttrande 2022-05-20", "Remiss från Trafikverket 2022-04-02",
    )  # fmt: skip


def test_a_motion_without_a_verb_and_a_number_under_the_title(knowledge: Knowledge) -> None:
    found = case(knowledge, FAR_NORTH)
    assert head(found)[2:] == ("112", "19SBN231", "Ansökan om bidrag till enskild väg")
    (motion,) = rows(found, "motions")
    assert ([row.name for row in motion.by], motion.aim) == (["Dag Öman"], "approval")
    assert found.fields.basis == ("Ansökan", "Karta")


def test_minutes_without_headings(knowledge: Knowledge) -> None:
    first, second = structured(knowledge, TYPEWRITTEN).cases
    assert (head(first)[2], head(first)[4]) == ("48", "Inköp av skrivmaskiner")
    assert [row.text for row in rows(first, "decisions")] == ["Beslöts att bevilja ett anslag av 12.000 kronor."]
    assert [row.kind for row in rows(second, "decisions")] == ["noted"]


def test_what_was_decided_long_ago_is_no_decision(knowledge: Knowledge) -> None:
    text = TYPEWRITTEN.replace("Beslöts att bevilja", "Kommunstyrelsen beslöt den 4 maj 1973 att inte bevilja")
    assert rows(structured(knowledge, text).cases[0], "decisions") == ()


def test_a_letter_of_the_turn_of_the_century(knowledge: Knowledge) -> None:
    found = case(knowledge, WORD)
    assert head(found) == (
        "Kultur- och fritidsnämnden",
        "2003-02-17",
        None,
        "KFN 2003/14-860",
        "Bidrag till Bygdespelet",
    )
    assert [row.text for row in rows(found, "proposals")] == ["att bevilja Bygdespelet 40 000 kronor."]
    assert [(row.name, row.title, row.role) for row in rows(found, "staff")] == [
        ("Ada Ekvall", "Kulturchef", "handläggare")
    ]
