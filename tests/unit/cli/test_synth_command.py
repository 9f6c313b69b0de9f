"""`waymark synth` as people meet it."""

from waymark.cli.main import main


def said(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_writes_returns_and_says_where(tmp_path, capsys):
    asked = ("synth", "--rows", "0.002x", "--from", 2025, "--seed", 3, "--out", tmp_path / "returns")
    code, out, err = said(capsys, *asked)
    assert (code, err) == (0, "")
    assert "social care 0.002x, pupils 0.002x, made" in out
    assert str(tmp_path / "returns" / "cin-census") in out
    assert (tmp_path / "returns" / "cin-census" / "2025-26.xml").exists()
    assert "there already" in said(capsys, *asked)[1]


def test_what_cannot_be_made_is_said_in_a_sentence(tmp_path, capsys):
    assert said(capsys, "synth")[0] == 2
    code, out, err = said(capsys, "synth", "--rows", "many", "--out", tmp_path / "returns")
    assert (code, out) == (2, "")
    assert err.startswith("waymark: 'many' is not a number of rows.")
    assert "0.02x" in err
    assert not (tmp_path / "returns").exists()


def test_a_demo_takes_no_more_than_everything(tmp_path, capsys):
    code, _, err = said(capsys, "demo", "--rows", "2x", "--no-serve", "--dir", tmp_path / "demo")
    assert (code, "2x is more rows" in err, "The most is 1x." in err) == (2, True, True)
    assert not (tmp_path / "demo").exists()


def test_ctrl_c_says_that_it_stopped(tmp_path, capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("waymark.cli.synth.synthesise", interrupted)
    code, out, err = said(capsys, "synth", "--out", tmp_path / "returns")
    assert (code, out, err) == (130, "", "Stopped. Nothing that was stored is half done.\n")
