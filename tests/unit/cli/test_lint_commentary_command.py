"""`waymark lint-commentary` as people and scripts meet it: exit codes, keys, and a workspace's own figures."""

import json

import pytest

from waymark.cli.main import main

HEADER = "indicator,polarity,unit,value,previous,target,national,numerator,denominator\n"
FIGURES = (
    HEADER + "Plans issued within 20 weeks,H,%,74,78,86,59,597,807\nNEET rate of 16-17 year olds,L,%,3.2,2.9,2.5,,,\n"
)
KEYS = {"line", "sentence", "quote", "kind", "says", "data", "suggestion", "level"}
RIGHT = "At 74%, plans issued within 20 weeks are behind the target of 86%.\n"
WRONG = "At 74%, plans issued within 20 weeks are ahead of the target of 86%.\n"


@pytest.fixture
def lint(tmp_path, capsys):
    """Writes the paper and the figures, runs the command, and gives its code, output and messages."""

    def run(paper, *options, figures=FIGURES):
        (tmp_path / "paper.txt").write_text(paper, encoding="utf-8")
        (tmp_path / "figures.csv").write_text(figures, encoding="utf-8")
        table = [] if figures is None or "-w" in options else ["--figures", str(tmp_path / "figures.csv")]
        code = main(["lint-commentary", str(tmp_path / "paper.txt"), *table, *map(str, options)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_a_right_paper_is_silent(lint):
    code, out, err = lint(RIGHT)
    assert (code, out) == (0, "")
    assert "nothing found" in err
    assert lint(RIGHT, "--format", "json")[:2] == (0, "[]\n")


def test_a_wrong_sentence_is_told_with_its_line_and_what_would_be_right(lint):
    code, out, err = lint(RIGHT + "\n" + WRONG)
    assert code == 1
    assert "paper.txt:3" in out
    assert "74% is better than the target of 86%" in out
    assert "Say below the target, or correct the figures." in out
    assert "1 finding on 1 line" in err


def test_the_keys_of_json(lint):
    code, out, _ = lint(WRONG + "Plans issued within 20 weeks fell by 4% to 74%.\n", "--format", "json")
    content = json.loads(out)
    assert code == 1
    assert [each["line"] for each in content] == [1, 2]
    assert all(set(each) == KEYS for each in content)
    assert {each["level"] for each in content} == {"error", "warning"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--as-at", "2019-02"], "cannot both be given"),
        (["--as-at", "soon"], "soon"),
        (["--colour", "red"], "No such option"),
    ],
)
def test_a_wrong_option_is_no_finding(lint, options, said):
    code, out, err = lint(WRONG, *options)
    assert (code, out) == (2, "")
    assert said in err


def test_a_table_that_cannot_be_read_is_no_finding(lint):
    code, out, err = lint(WRONG, figures=HEADER + "Plans,X,%,seven,,,,,\n")
    assert (code, out) == (2, "")
    assert "figures.csv:2" in err
    assert "This is not a polarity" in err
    assert "This is not a number" in err


def test_no_paper(capsys, tmp_path):
    assert main(["lint-commentary", str(tmp_path / "none.txt")]) == 2
    assert "none.txt does not exist" in capsys.readouterr().err


def test_without_a_table_or_a_workspace_polarity_is_the_shipped_one(tmp_path, capsys):
    paper = tmp_path / "paper.md"
    paper.write_text("The rate of re-offending, at 33.7%, is ahead of the target of 28%.\n")
    assert main(["lint-commentary", str(paper), "-w", str(tmp_path)]) == 1
    assert "lower is better" in capsys.readouterr().out


def test_the_figures_of_a_workspace_at_a_month(tmp_path, three_years, capsys):
    at = tmp_path / "workspace"
    for arguments in (
        ["init", str(at), "--framework", "kent"],
        ["load", "ssda903", str(three_years), "--workspace", str(at)],
        ["compute", "--workspace", str(at)],
    ):
        assert main(arguments) == 0
    capsys.readouterr()
    main(["show", "SCS19", "--format", "json", "-w", str(at), "--period", "2022-03"])
    figure = json.loads(capsys.readouterr().out)["printed"].rstrip("%")
    paper = tmp_path / "paper.txt"
    for said, code in ((figure, 0), ("61.8", 1)):
        paper.write_text(f"SCS19 stands at {said}%.\n")
        assert main(["lint-commentary", str(paper), "--as-at", "2022-03", "-w", str(at)]) == code, said
        out, err = capsys.readouterr()
        assert "the figures of the workspace at March 2022" in err
        assert ("61.8" in out) is bool(code)
