"""The words that records may use for judgements and states: each with its label and what it means."""

TOPICS = {
    "yalta": ("Yalta", "The conference of 1945 and what its name came to stand for."),
    "helsinki": ("Helsinki", "The Final Act of 1975 and its ten principles."),
    "osce": ("The OSCE", "The Organization for Security and Co-operation in Europe and its yearly ministerial."),
    "nato-absences": ("The NATO absences", "Meetings of NATO foreign ministers and who stayed away."),
}

TIERS = {
    "primary": ("Primary", "The document itself, or the maker's own record of it."),
    "official": ("Official", "A government or organisation telling of its own acts."),
    "press": ("Press", "Newspapers, agencies and broadcasters."),
    "reference": ("Reference", "Encyclopaedias, archives' introductions and scholarship."),
}

READ = {
    "whole": ("read whole", "The whole text was read."),
    "excerpt": ("seen in excerpt", "Only the opening or a passage of the page was seen, in a stored copy."),
    "not-seen": ("not seen", "The page is known to exist but was not seen; it supports nothing by itself."),
}

HELD = {
    "held": ("Held", "The meeting took place."),
    "moved": ("Moved", "The meeting was announced for this date and then held on another."),
    "planned": ("Planned", "The meeting was announced; it is not known here to have taken place."),
    "claimed": ("Claimed", "Somebody says there was such a meeting; the record does not show it."),
    "refuted": ("Refuted", "Somebody said there was such a meeting; there was none."),
}

FORMS = {
    "conference": ("Conference", "A gathering of states or leaders called for one purpose."),
    "summit": ("Summit", "A meeting of heads of state or government."),
    "ministerial": ("Ministerial", "A regular meeting of foreign ministers."),
    "extraordinary": ("Extraordinary meeting", "A meeting of ministers called outside the regular cycle."),
    "informal": ("Informal ministerial", "A meeting of foreign ministers without formal decisions."),
    "council": ("Council meeting", "A meeting of a joint council, such as the NATO-Ukraine Council."),
}

ATTENDANCE = {
    "present": ("Present", "The holder of the office came."),
    "partly": ("Partly present", "The holder came, but for part of the meeting only."),
    "remote": ("By video link", "The holder took part from elsewhere."),
    "absent": ("Absent", "The holder did not come."),
    "barred": ("Barred", "The holder was refused entry."),
    "unknown": ("Not known", "The sources seen here do not say. This is not the same as absent."),
}

ROUTES = {
    "direct": ("heard directly", "The source heard or published the words itself."),
    "through": ("quoted through another", "The source took the words from somebody else's report."),
}

WORDS = {
    "quotation": ("Quotation", "Somebody's exact words, as a sentence of their own."),
    "fragment": ("Fragment", "A few exact words inside somebody else's sentence."),
}

LABELS = {
    "claim": ("Claim", "A statement that can be checked against the record."),
    "assessment": ("Assessment", "Its author's judgement or inference: an opinion, labelled with its owner."),
    "paraphrase": ("Paraphrase", "What somebody is reported to have said, told in other words."),
}

VERDICTS = {
    "confirmed": ("Confirmed", "Sources of good standing agree with it."),
    "imprecise": ("Imprecise", "Right in substance, loose or overstated in its wording."),
    "interpretation": ("Interpretation", "A reading of events on which informed people differ."),
    "disputed": ("Disputed", "Sources of good standing disagree."),
    "contradicted": ("Contradicted by strong evidence", "The record says otherwise."),
    "refuted": ("Refuted", "It did not happen, or not so."),
    "unverified": ("Unverified", "Nothing seen here settles it."),
    "opinion": ("Opinion", "A judgement: it is shown with its owner and not rated."),
    "reported": ("Reported", "That it was said rests on the source named; what it says is not rated here."),
}

STRENGTHS = {
    "strong": ("Strong", "Primary or several independent sources, directly on the point."),
    "moderate": ("Moderate", "One good source, or several that may share an origin."),
    "weak": ("Weak", "Indirect, partial, or seen only at second hand."),
}
LANGUAGES = {
    tag: (name, "")
    for tag, name in (
        ("ar", "Arabic"), ("da", "Danish"), ("de", "German"), ("en", "English"), ("es", "Spanish"), ("fa", "Persian"),
        ("fr", "French"), ("hr", "Croatian"), ("it", "Italian"), ("ja", "Japanese"), ("nl", "Dutch"), ("pl", "Polish"),
        ("ro", "Romanian"), ("ru", "Russian"), ("tr", "Turkish"), ("uk", "Ukrainian"),
    )
}  # fmt: skip
