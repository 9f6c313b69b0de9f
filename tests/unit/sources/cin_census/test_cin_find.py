"""Which files are taken to be a CIN census, and what is said of the others."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources import files_given, xml_stream
from waymark.sources.cin_census import SOURCE

DOCTYPE = "<!DOCTYPE Message [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
CSWW = (
    "<Message><Header><CollectionDetails><Collection>CSWW</Collection></CollectionDetails></Header>"
    "<LALevelVacancies/><CSWWWorker><FTE>1</FTE></CSWWWorker></Message>"
)


@pytest.mark.parametrize(
    ("content", "rule", "said"),
    [
        (b"", "file_empty", "The file is empty."),
        (b"PK\x03\x04rest", "not_xml", "The file is not XML; it appears to be a zip archive or an Excel workbook."),
        (b"%PDF-1.7", "not_xml", "The file is not XML; it appears to be a PDF."),
        (b'{"a": 1}', "not_xml", "The file is not XML; it appears to be JSON."),
        (b"CHILD,DOB\n1,2\n", "not_xml", "The file is not XML; it appears to be a table of text (CSV)."),
        ("a;b\n".encode("utf-16"), "not_xml", "The file is not XML; it appears to be a table of text (CSV)."),
        (b"   \n ", "not_xml", "The file is not XML; it appears to be blank."),
        (b"hello", "not_xml", "The file is not XML; it appears to be something else."),
        (b"<!DOCTYPE html><html/>", "not_xml", "The file is not XML; it appears to be a web page."),
        (
            CSWW.encode(),
            "another_return",
            "This is not a CIN census return; it appears to be the social work workforce census (CSWW).",
        ),
        (
            b"<Message><LALevelVacancies/><CSWWWorker/></Message>",
            "another_return",
            "This is not a CIN census return; it appears to be the social work workforce census (CSWW).",
        ),
        (
            b"<Message><Header><Collection>CLA</Collection></Header><Children><Child/></Children></Message>",
            "another_return",
            "This is not a CIN census return; it appears to be SSDA903, children looked after.",
        ),
        (
            b"<Message><Header><Collection>ODD</Collection></Header><Children><Child/></Children></Message>",
            "another_return",
            "This is not a CIN census return; it appears to be the collection 'ODD'.",
        ),
        (
            b"<rss><channel/></rss>",
            "another_return",
            "This is not a CIN census return; it appears to be XML with the outermost element 'rss'.",
        ),
        (
            b"<Message><Children><Child><Number>1</Number></Child></Children></Message>",
            "another_return",
            "This is not a CIN census return; it appears to be XML about children in another layout.",
        ),
        (
            b"<Message><Header><Collection>CIN</Collection></Header><Children/></Message>",
            "no_child",
            "The file holds no child.",
        ),
        (
            (DOCTYPE + "<Message><Children><Child>&b;</Child></Children></Message>").encode(),
            "xml_doctype",
            "The file declares a document type or entities, which a return never needs.",
        ),
        (
            b"<Message>\n<Children>\n<Child>\n<CINdetails>",
            "xml_cut_short",
            "The file stops at line 4, before its elements are closed; it looks cut short.",
        ),
        (
            b"<Message>\n<Children>\n<Child></Children></Message>",
            "xml_malformed",
            "At line 3 an element is closed that is not the one left open.",
        ),
        (
            b"<Message>\n<Child>\xe9</Child></Message>",
            "xml_malformed",
            "At line 2 there is a character that the file's stated encoding does not have.",
        ),
        (
            b"<Message>\n<Child a=b></Child></Message>",
            "xml_malformed",
            "At line 2 the file is not well-formed XML.",
        ),
    ],
)
def test_a_file_that_is_no_census_is_refused_in_words(census, content, rule, said):
    refused = census.refusal(content)
    assert [issue.rule for issue in refused.issues] == [rule]
    assert refused.issues[0].sentence == said == str(refused)
    assert refused.issues[0].file.endswith("/census.xml")
    assert refused.hint


def test_an_entity_is_never_resolved(census):
    (census.folder / "secret.txt").write_text("the secret")
    outside = f"<!DOCTYPE m [<!ENTITY x SYSTEM '{(census.folder / 'secret.txt').as_uri()}'>]>"
    refused = census.refusal(outside + census.message(census.child("&x;")).removeprefix("<?xml version='1.0'?>"))
    assert refused.issues[0].rule == "xml_doctype"
    undeclared = census.refusal(census.message(census.child("&x;")))
    assert undeclared.issues[0].rule == "xml_malformed"


def test_the_parsers_own_words_which_may_quote_the_file_are_not_repeated(census):
    refused = census.refusal(census.message(census.child("Smith &Jones;")))
    assert "Jones" not in str(refused)


@pytest.mark.parametrize(
    "opening",
    [
        lambda census: census.message(census.child()).replace("<Message>", "<Message xmlns='urn:census:2022'>"),
        lambda census: census.message(census.child()).replace("Message>", "message>"),
        lambda census: census.message(census.child()).replace("Child>", "CHILD>").replace("Year>", "YEAR>"),
        lambda census: census.message(census.child()).replace("<Children>", "").replace("</Children>", ""),
        lambda census: census.message(census.child().replace("CH1", "É1")).encode("utf-8-sig"),
        lambda census: census.message(census.child()).replace("'1.0'", "'1.0' encoding='UTF-16'").encode("utf-16"),
        lambda census: (
            census.message(census.child("É1")).replace("'1.0'", "'1.0' encoding='windows-1252'").encode("cp1252")
        ),
        lambda census: "<!-- exported -->" + census.message(census.child()).removeprefix("<?xml version='1.0'?>"),
    ],
)
def test_spellings_of_the_same_file_are_all_taken(census, opening):
    kept = census.read(opening(census))
    assert kept.edition.key == "2021-22"
    assert len(kept.rows["referral"]) == 1


def test_a_folder_is_searched_to_any_depth_and_each_file_taken_once(census):
    first = census.write(census.message(census.child()), "2022/cin.XML")
    second = census.write(census.message(census.child()), "2021/deep/cin.xml")
    census.write("not a return", "2021/notes.txt")
    census.write("left behind", "2021/._cin.xml")
    found = SOURCE.find([census.folder, first])
    assert [edition.files[""] for edition in found] == [second, first]
    assert [edition.label for edition in found] == ["cin", "cin"]


def test_every_wrong_file_is_named_at_once(census):
    census.write(census.message(census.child()), "good.xml")
    census.write("", "empty.xml")
    census.write(CSWW, "workers.xml")
    with pytest.raises(RefusedError) as caught:
        SOURCE.find([census.folder, census.folder / "gone.xml"])
    assert sorted(issue.rule for issue in caught.value.issues) == ["another_return", "file_empty", "file_missing"]


def test_a_folder_without_xml_is_refused(census):
    with pytest.raises(RefusedError, match=r"The folder holds no XML file\."):
        SOURCE.find([census.folder])


def test_no_path_at_all_is_refused():
    with pytest.raises(RefusedError, match=r"No file or folder was named\."):
        SOURCE.find([])


def test_a_folder_of_too_many_files_is_refused(census, monkeypatch):
    monkeypatch.setattr(files_given, "MOST_FILES", 1)
    census.write("", "a.xml")
    census.write("", "b.xml")
    with pytest.raises(RefusedError, match="more than 1 XML files"):
        SOURCE.find([census.folder])


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(census):
    path = census.write(b"<Message>")
    with path.open("r+b") as file:
        file.truncate(xml_stream.FILE_BYTES + 1)
    with pytest.raises(RefusedError, match=r"The file is larger than 500 MB\."):
        SOURCE.find([path])
