"""The answers that the columns of Annex A may have, as codes of the census and of SSDA903, with the words for them."""

from waymark.sources.annex_a.labels import Labels, of

YES_NO = of(yes="y|1|true|1 yes|seen|child seen|seen alone", no="n|0|false|0 no|2|not seen|child not seen")
SEX = of(
    M="male|1|transgender male",
    F="female|2|transgender female",
    U="0|9|not known|not stated recorded|not stated|not recorded|neither|indeterminate|unborn|unknown|non binary|i"
    "|not stated recorded or unborn|not specified|x",
)
# Sources of a referral by the numbers of the census: 1A to 10.
SOURCE = Labels(
    {
        "1A": ("family member relative carer",),
        "1B": ("acquaintance",),
        "1C": ("self",),
        "1D": ("other individual",),
        "2A": ("schools", "school"),
        "2B": ("education services",),
        "3A": ("gp",),
        "3B": ("health visitor",),
        "3C": ("school nurse",),
        "3D": ("other primary health services",),
        "3E": ("a e", "a and e"),
        "3F": ("other health services", "health services"),
        "4": ("housing",),
        "5A": ("social care",),
        "5B": ("other internal",),
        "5C": ("external",),
        "5D": ("early help",),
        "6": ("police",),
        "7": ("other legal agency",),
        "8": ("other",),
        "9": ("anonymous",),
        "10": ("unknown",),
    }
)
NEED = of(
    N1="abuse or neglect|abuse and neglect|1",
    N2="child s disability|childs disability|child s disability or illness|2",
    N3="parental disability or illness|parents disability or illness|parental illness or disability|3",
    N4="family in acute stress|4",
    N5="family dysfunction|5",
    N6="socially unacceptable behaviour|6",
    N7="low income|7",
    N8="absent parenting|8",
    N9="cases other than children in need|other|9",
    N0="not stated|0",
)
CLOSED = of(
    RC1="adopted",
    RC2="died",
    RC3="child arrangements order|residence order",
    RC4="special guardianship order",
    RC5="transferred to services of another local authority",
    RC6="transferred to adult social care services|transferred to adult social services",
    RC7="services ceased for any other reason|other|services ceased",
    RC8="case closed after assessment no further action|case closed after assessment",
    RC9="case closed after assessment referred to early help|step down to early help",
)
ABUSE = of(
    NEG="neglect",
    PHY="physical abuse|physical",
    SAB="sexual abuse|sexual",
    EMO="emotional abuse|emotional|1",
    MUL="multiple|multiple not recommended|mult",
)
LEGAL = of(
    C1="interim care order|ico",
    C2="full care order|fco|care order",
    D1="freeing order granted|freeing order",
    E1="placement order|placement order granted",
    V2="single period of accommodation under section 20|section 20|s20|accommodated under s20",
    V3="accommodated under an agreed series of short term breaks|short breaks|short term breaks",
    V4="accommodated under an agreed series of short term breaks agreements",
    L1="under police protection|police protection|police protection and in local authority accommodation",
    L2="emergency protection order|epo",
    L3="under child assessment order and in local authority accommodation|child assessment order",
    J1="remanded to local authority accommodation or to youth detention accommodation|remand|on remand",
    J2="placed in local authority accommodation under the police and criminal evidence act 1984|pace",
    J3="sentenced to youth rehabilitation order",
)
_PLACEMENTS = "A3 A4 A5 A6 H5 K1 K2 P1 P2 P3 R1 R2 R3 R5 K3 Z11 Z12 Z13 Z14 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1"
PLACEMENT = of(**dict.fromkeys(_PLACEMENTS.split(), ""))
PROVIDER = of(
    PR0="parents or other person with parental responsibility|parental",
    PR1="own provision|own provision by la|own la",
    PR2="other la provision|other la",
    PR3="other public provision|other public",
    PR4="private provision|private",
    PR5="voluntary third sector provision|voluntary third sector|voluntary",
)
_ENDS = "E11 E12 E2 E3 E4 E4A E4B E5 E6 E7 E8 E9 E13 E14 E15 E16 E17 E41 E43 E44 E45 E46 E47 E48 X1"
CEASED = of(**dict.fromkeys(_ENDS.split(), ""))
IN_TOUCH = of(
    YES="y|1|true",
    NO="n|0|false|not in touch",
    DIED="deceased|died after leaving care",
    REFU="refused contact|young person refuses contact|refused",
    NREQ="no longer requires services|young person no longer requires services|not required",
    RHOM="returned home|returned home for a continuous period of 6 months or more",
)
ACTIVITY = of(
    F1="full time in higher education|full time higher education",
    P1="part time in higher education|part time higher education",
    F2="full time in education other than higher|full time in education other than higher education",
    P2="part time in education other than higher|part time in education other than higher education",
    F3="full time in training or employment",
    P3="part time in training or employment",
    F4="young person engaged full time in an apprenticeship|full time in an apprenticeship",
    P4="young person engaged part time in an apprenticeship|part time in an apprenticeship",
    F5="young person engaged full time in training or employment not apprenticeship",
    P5="young person engaged part time in training or employment not apprenticeship",
    G4="not in education employment or training illness or disability|illness or disability|neet illness or disability",
    G5="not in education employment or training other|other circumstances|neet other",
    G6="not in education employment or training pregnancy or parenting|pregnancy or parenting",
)
ACCOMMODATION = of(
    B="with parents or relatives|parents or relatives",
    C="community home or other form of residential care|community home",
    D="semi independent transitional accommodation|semi independent",
    E="supported lodgings",
    G="abroad|gone abroad",
    H="deported",
    K="ordinary lodgings without formal support|ordinary lodgings",
    R="residence not known",
    S="no fixed abode homeless|homeless",
    T="foyers and similar supported accommodation|foyers",
    U="independent living",
    V="emergency accommodation",
    W="bed and breakfast",
    X="in custody|custody",
    Y="other accommodation|other",
    Z="with former foster carers|with former foster carer",
)
