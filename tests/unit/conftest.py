"""A small authority written by hand: three SSDA903 years and two CIN censuses whose answers can be counted."""

from pathlib import Path

import pytest
from tests.small_county import load_county

from waymark.operations.compute import compute
from waymark.operations.init import init

EPISODE_COLUMNS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"


class Returns:
    """Writes the returns of the small authority below a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def ssda903(self, folder: str, episodes, births, oc3=(), uasc=()) -> Path:
        """episodes: (child, decom, rne, place, provider, dec, rec) · births: {child: dob}."""
        at = self.root / "ssda903" / folder
        at.mkdir(parents=True, exist_ok=True)
        lines = [
            f"{child},{decom},{rne},C2,N1,{place},{provider},{dec},{rec},,ZZ28 1AA,ZZ1 1AB,"
            for child, decom, rne, place, provider, dec, rec in episodes
        ]
        (at / "episodes.csv").write_text("\n".join([EPISODE_COLUMNS, *lines]) + "\n")
        header = [f"{child},1,{dob},WBRI,X123456789012,," for child, dob in births.items()]
        (at / "header.csv").write_text("\n".join(["CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", *header]) + "\n")
        contacts = [f"{child},{dob},{touch},{activity},B1" for child, dob, touch, activity in oc3]
        (at / "oc3.csv").write_text("\n".join(["CHILD,DOB,IN_TOUCH,ACTIV,ACCOM", *contacts]) + "\n")
        seekers = [f"{child},1,{dob},{duc}" for child, dob, duc in uasc]
        (at / "uasc.csv").write_text("\n".join(["CHILD,SEX,DOB,DUC", *seekers]) + "\n")
        return at

    def cin_census(self, year: int, children) -> Path:
        """children: {id: (dob, [referral dates], [(plan start, earlier plans)])}; `year` as in the census's name."""
        said = []
        for child, (dob, referrals, plans) in children.items():
            details = "".join(
                f"<CINdetails><CINreferralDate>{day}</CINreferralDate><ReferralSource>1A</ReferralSource>"
                "<PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>0</ReferralNFA></CINdetails>"
                for day in referrals
            )
            protection = "".join(
                f"<ChildProtectionPlans><CPPstartDate>{day}</CPPstartDate>"
                "<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
                "<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>"
                f"<NumberOfPreviousCPP>{earlier}</NumberOfPreviousCPP></ChildProtectionPlans>"
                for day, earlier in plans
            )
            details = details.replace("</CINdetails>", protection + "</CINdetails>", 1)
            said.append(
                f"<Child><ChildIdentifiers><LAchildID>{child}</LAchildID><PersonBirthDate>{dob}</PersonBirthDate>"
                "<GenderCurrent>1</GenderCurrent></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity>"
                f"</ChildCharacteristics>{details}</Child>\n"
            )
        at = self.root / "cin"
        at.mkdir(parents=True, exist_ok=True)
        path = at / f"census-{year}.xml"
        path.write_text(
            "<Message><Header><CollectionDetails><Collection>CIN</Collection>"
            f"<Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate></CollectionDetails></Header><Children>"
            f"{''.join(said)}</Children></Message>"
        )
        return path

    def child_area(self, rows) -> Path:
        path = self.root / "child_area.csv"
        path.write_text("\n".join(["child_id,area,from,to,basis", *(",".join(row) for row in rows)]) + "\n")
        return path


BIRTHS = {"1001": "05/06/2012", "1002": "01/03/2006", "1003": "09/09/2010", "1004": "11/11/2009", "1005": "02/02/2015"}
# 1001 kept one foster home since 2018; 1002 turned 16 on 1 March 2022; 1003 moved in 2021; 1004 is unaccompanied;
# 1005 came in 2021
LONG = ("1001", "01/05/2018", "S", "U4", "PR1", "", "")
OLDER = ("1002", "01/05/2018", "S", "U4", "PR1", "", "")
BEFORE_MOVE = ("1003", "10/06/2018", "S", "U4", "PR1", "", "")
MOVED = ("1003", "10/06/2018", "S", "U4", "PR1", "01/02/2021", "X1")
AFTER_MOVE = ("1003", "01/02/2021", "P", "U4", "PR4", "", "")
SEEKER = ("1004", "01/04/2019", "S", "U4", "PR1", "", "")
RECENT = ("1005", "15/04/2021", "S", "U1", "PR1", "", "")


@pytest.fixture
def returns(tmp_path) -> Returns:
    return Returns(tmp_path / "returns")


@pytest.fixture
def three_years(returns) -> Path:
    """1 April 2019 to 31 March 2022."""
    seekers = [("1004", BIRTHS["1004"], "")]
    early = {child: BIRTHS[child] for child in ("1001", "1002", "1003", "1004")}
    touch = [
        ("2001", "10/10/2003", "YES", "F1"),
        ("2002", "10/10/2003", "YES", "G5"),
        ("2003", "10/10/2003", "NO", "0"),
    ]
    returns.ssda903("2019-20", [LONG, OLDER, BEFORE_MOVE, SEEKER], early, uasc=seekers)
    returns.ssda903("2020-21", [LONG, OLDER, MOVED, AFTER_MOVE, SEEKER], early, touch, seekers)
    returns.ssda903("2021-22", [LONG, OLDER, AFTER_MOVE, SEEKER, RECENT], BIRTHS, touch, seekers)
    return returns.root / "ssda903"


@pytest.fixture
def two_censuses(returns) -> Path:
    """1 April 2020 to 31 March 2022."""
    returns.cin_census(
        2021,
        {
            "1001": ("2012-06-05", ["2020-04-10", "2020-09-10"], [("2020-10-01", 0)]),
            "1002": ("2006-03-01", ["2021-03-31"], []),
        },
    )
    returns.cin_census(
        2022,
        {
            "1002": ("2006-03-01", ["2022-03-31"], [("2022-03-01", 2)]),
            "1003": ("2010-09-09", ["2021-05-05", "2021-05-05"], [("2021-06-01", 0)]),
            "1004": ("2009-11-11", ["2021-04-01"], []),
        },
    )
    return returns.root / "cin"


@pytest.fixture(scope="session")
def judged_county(tmp_path_factory):
    """Three years of a county at a fiftieth of Kent's size, computed, with one scorecard. No test may change it.

    SCS19 has no target of 2022-23 or 2023-24, and is judged by progress towards the one of 2024-25.
    """
    root = tmp_path_factory.mktemp("judged_county")
    made = init(root / "workspace", "kent")
    for path in (made.framework / "scorecards").iterdir():
        if path.stem != "childrens-social-work":
            path.unlink()
    policy = made.framework / "policies" / "2022-23.yaml"
    policy.write_text(policy.read_text() + "by_indicator:\n  SCS19: {rating: baseline_and_target}\n")
    for year in ("2022-23", "2023-24", "2024-25"):
        targets = made.framework / "targets" / f"{year}.csv"
        lines = [line for line in targets.read_text().splitlines() if not line.startswith("SCS19,")]
        lines += ["SCS19,E10000016,2024-25,40.0,,20.0,,,plan"] if year == "2024-25" else []
        targets.write_text("\n".join(lines) + "\n")
    (made.framework / "policies" / "2023-24.yaml").write_text("same_as: 2022-23\ndecision_ref: carried on\n")
    load_county(made, root / "returns", 2021, 0.02, 0.005)
    compute(made)
    return made
