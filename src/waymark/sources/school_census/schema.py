"""The tables of the School Census as they are exported each term: columns, code sets, and how each is known.

Column names and codes are those of the Department for Education's census as the pan-London exports write them, from
2015 to 2026. A name that changed is an alias. What a council may hold beside these columns is passed over.
"""

# Codes of NC year group: E and N before school, R for reception, M mixed, X not following the curriculum.
PRIMARY_YEARS = ("R", "1", "2", "3", "4", "5", "6")
SECONDARY_YEARS = ("7", "8", "9", "10", "11")
EARLY_YEARS = ("E1", "E2", "N1", "N2")
SIXTH_FORM_YEARS = ("12", "13", "14")
YEAR_GROUPS = (*EARLY_YEARS, *PRIMARY_YEARS, *SECONDARY_YEARS, *SIXTH_FORM_YEARS, "M", "X")

# C only here, M main of two, S subsidiary of two, F college, O other provider, G guest.
ENROLMENT_STATUSES = ("C", "M", "S", "F", "O", "G")
COUNTED_ELSEWHERE = ("S", "G")

# A P S are codes of the years before 2015 that exports still hold: school action, school action plus, statement.
SEN_PROVISION = {"N": "none", "K": "support", "A": "support", "P": "support", "E": "plan", "S": "plan"}

COUNTRIES = ("ENG", "WLS", "SCT", "NIR")
ENGLAND = "ENG"

# English, or believed to be; a language refused, not obtained or not yet known says nothing.
ENGLISH = ("ENG", "ENB")
LANGUAGE_NOT_KNOWN = ("REF", "NOT", "ZZZ")

PERMANENT, SUSPENSION, LUNCHTIME = "permanent", "suspension", "lunchtime"
EXCLUSION_CATEGORIES = {"PERM": PERMANENT, "FIXD": SUSPENSION, "SUSP": SUSPENSION, "LNCH": LUNCHTIME}

# Reasons that are an absence; all others are presence, another place of learning, or no session at all.
AUTHORISED_ABSENCE = ("C", "C1", "C2", "E", "F", "H", "I", "J1", "M", "R", "S", "T")
UNAUTHORISED_ABSENCE = ("G", "N", "O", "U")

SCHOOL_PHASES = {
    "NS": "primary",
    "PS": "primary",
    "MP": "primary",
    "MS": "secondary",
    "SS": "secondary",
    "SP": "special",
    "AT": "",
    "EY": "primary",
    "PR": "special",
    "NO": "",
}

TERM_CODES = {"AUT": "autumn", "SPR": "spring", "SUM": "summer"}

PUPIL_ON_ROLL = "pupilonroll"
PUPIL_NO_LONGER_ON_ROLL = "pupilnolongeronroll"
SESSIONS_ON_ROLL = "termlysessiondetailsonroll"
SESSIONS_OFF_ROLL = "termlysessiondetailsoffroll"
FSM_PERIODS = "fsmperiods"
SEN_NEEDS = "senneeds"
EXCLUSIONS_ON_ROLL = "termlyexclusionsonroll"
EXCLUSIONS_OFF_ROLL = "termlyexclusionsoffroll"
SCHOOL_CENSUS = "schoolcensus"
SCHOOL = "school"

# Column → the only term whose tables have it. None of them is in the tables of another term, in any year.
TERM_MARKS = {
    "summerhalfterm2sessionspossible": "autumn",
    "summerhalfterm2sessionsauthorised": "autumn",
    "summerhalfterm2sessionsunauthorised": "autumn",
    "qualhrs": "autumn",
    "nonqualhrs": "autumn",
    "ncyearleaving": "autumn",
    "fsmperiodsonrolltableid": "autumn",
    "addressesonrolltableid": "autumn",
    "addressesoffrolltableid": "autumn",
    "ethnicity": "spring",
    "unitcontacttime": "spring",
    "youngcarer": "spring",
    "senneedstableid": "spring",
    "expandedhours": "summer",
}

# Columns of which every table of the census has at least one, and no other return has.
CENSUS_KEYS = (
    "pupilonrolltableid",
    "pupilnolongeronrolltableid",
    "schoolcensustableid",
    "schooltableid",
    "learningaimsonrolltableid",
    "learningaimsoffrolltableid",
    "programmeaimsonrolltableid",
    "programmeaimsoffrolltableid",
)
