"""The rules by which the data are checked: a short code for each, what it means, and how to mend what breaks it."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # the files
        "no-data-folder": "There is no folder called data where the command was typed. "
        "Change to the folder that holds data and docs, or name it with --root.",
        "stray-file": "A file or folder lies where no record is looked for. "
        "Records lie in the folder of their kind, such as data/people, and their names end in .yml.",
        "bad-id": "An id is made of small letters a to z, digits and single hyphens, such as yalta-conference-1945. "
        "A record's file name is its id: rename the file, or mend the id where it is used.",
        "id-taken": "Two records have the same id, though perhaps in different folders. "
        "Each id leads to one page only, so give one of the files another name.",
        "unreadable-file": "The computer could not open the file. "
        "See whether it is damaged, a link to a file that is gone, or closed to you by its permissions.",
        "wrong-encoding": "The file was not saved as plain UTF-8 text. "
        "In your editor choose Save as, then the encoding UTF-8 without a byte order mark.",
        "hidden-character": "A character stands here that nobody can see, usually pasted along with other text. "
        "Delete it, or type the word again.",
        "too-large": "The file is too long, or its lists stand too deep inside one another, for one record. "
        "Check the brackets and the indentation, and keep one record per file.",
        "more-mistakes": "One file has so many mistakes that only the first are told. "
        "Often they have one cause, such as a wrong indentation: mend it, and the others may be gone.",
        # the form of a record
        "not-a-record": "The file, or this part of it, is not made of lines of the form key: value. "
        "Begin from a copy of a record of the same kind.",
        "second-record": "A line of three hyphens begins a second record in the same file. "
        "Move what follows into a file of its own, or delete the hyphens.",
        "yaml-syntax": "The line cannot be read: its colons, quotation marks, brackets or indentation do not fit. "
        "A text that holds a colon, or begins with a sign, is safe inside quotation marks.",
        "yaml-shorthand": "The value begins with &, * or !, which the file format keeps for shorthand not used here. "
        "Put the text in quotation marks, or leave out the sign.",
        "tab-indentation": "The line is moved to the right with the tab key. Use spaces, two for each step.",
        "duplicate-key": "The same key stands twice in one record or one row, and only one of them could count. "
        "Delete one, or put both values into one list.",
        "unknown-key": "A record of this kind has no such key; often it is misspelt. "
        "The message lists the keys there are.",
        "missing-key": "A key is missing that every such record or row must have. Add a line with it and its value.",
        "wrong-form": "Text stands where a list or several keys belong, or the other way round. "
        "In a list each line begins with a hyphen; keys and values are lines of the form key: value.",
        # addresses once published
        "address-gone": "An address or anchor that readers may have kept was published once and is gone. "
        "Name the old id under formerly in the record that took its place, or bring the anchor back.",
        "broken-release": "The list of published addresses cannot be read. "
        "Restore data/released.json as it was committed; the command explainer release writes it.",
        # single values
        "empty-value": "The key has no value. Write the value, or delete the key.",
        "unknown-choice": "The value is not one of the few words this key may have. The message lists them.",
        "bad-date": "The date is not written as year-month-day, does not exist, or ends before it starts. "
        "Write 1975-08-01, 1975-08 or 1975, 1945-02-04/1945-02-11 for a span, and 1975~ for about 1975.",
        "bad-address": "The web address is not whole, or holds signs that an address cannot have. "
        "Copy it from the address bar of the browser, with https:// at its beginning.",
        "bad-number": "A number stands in a form that cannot be read. "
        "Write digits only, with a point before decimals: 32 or 48.21.",
        "bad-language": "The language is not given by its short tag. Write en, uk, ru or de, in small letters.",
        "only-true": "This key says yes when it is there and no when it is not. Write true, or delete the key.",
        # what a record must tell
        "no-source": "The record or row states facts but does not say where they can be read. "
        "Name a source, or mark as unverified what you could not check.",
        "no-place": "A meeting that was held was held somewhere. Add place with the id of a place, or mend the status.",
        "no-stand-in": "Somebody was absent or barred, and the row does not say who sat in the chair instead. "
        "Add represented_by or represented_as; the latter may be: not known.",
        "wrong-stand-in": "The row names a stand-in where there was none: the holder came, or is named for themselves. "
        "Mend the status, or who represented the office.",
        "office-twice": "The same office has two rows in one meeting. Keep one row per office.",
        "principle-number": "The ten principles of the Helsinki Final Act have a number, other ideas have none. "
        "Mend official or number.",
        "not-exactly-one": "Of several keys that exclude each other, exactly one must be there. Keep the one you mean.",
        "wrong-verdict": "The verdict does not fit the rest of the claim. Only an assessment is rated as opinion, and "
        "a claim that is contradicted or refuted needs evidence against it.",
        # links
        "unknown-id": "The id leads to no record; often it is misspelt. "
        "Mend it, or add a file of that name in the folder of its kind.",
        "wrong-kind": "The id leads to a record of another kind than belongs here, such as a state instead of a place. "
        "Write the id of a record of the kind that the message names.",
        # sense over time
        "nobody-in-office": "By our records nobody held the office on the day of the meeting. "
        "Check the date of the meeting and the holders of the office.",
        "wrong-holder": "By our records another person held the office on the day of the meeting. "
        "Check the person, the date of the meeting and the holders of the office.",
        "holders-out-of-order": "Two people hold one office at the same time, or the later one is listed first. "
        "List the holders in order of time and mend their dates.",
        "not-alive": "By our records the person was not born yet, or was dead already, on the day of the meeting. "
        "Check who came, the date of the meeting, and the person's dates.",
        "name-of-another-time": "The title calls a body by a name that it had earlier or later, but not on that day. "
        "Use the name of the day, such as CSCE until 1994 and OSCE from 1995.",
        "wrong-chair": "The state named in the chair of the meeting did not hold the chair of the body at that time. "
        "Mend the chair, the date of the meeting, or the list of chairs in the body's record.",
        "not-a-member": "A state sits in or chairs a body to which, by its own record, it did not belong on that day. "
        "Check the office or the chair, the date of the meeting, and the state's memberships.",
        "number-taken": "Two meetings of one body, or two principles, have the same number. Mend one of them.",
        "two-meetings-at-once": "One body holds two meetings on the same day. Mend one of the dates, or the body.",
        "quote-out-of-time": "The words are dated before their occasion, or after the source that has them. "
        "Mend the date of the quote, or the date of the meeting or source.",
        "claim-disagrees": "Counted again from the records, the result is not what the claim says. "
        "Find out which is wrong; if it is the claim, its verdict and text may have to change too.",
        # quotes
        "quote-not-compared": "The quote was never compared with the text of its source. "
        "Type: explainer verify --texts and the folder with the texts.",
        "quote-changed": "The words or the source of a quote were changed after they had been compared. "
        "Undo the change, or compare again with: explainer verify --texts and the folder with the texts.",
        "quote-not-found": "These words do not stand in the source as they are quoted. "
        "Copy them from the source again, to the comma.",
        "scare-quotes": "An author put these words in quotation marks of their own; nobody said them. "
        "Delete the quote, or mend the list scare_quotes of the source.",
        "broken-lock": "The list of compared quotes, data/quotes.lock, cannot be read. "
        "Take back the last change to it, or delete it and type: explainer verify --texts and the folder.",
        # hand-written pages
        "bad-figure": "A figure or link in a hand-written page cannot be drawn. "
        "Check the name between {{ and }}, the ids it is given, its brackets and its quotation marks.",
    }
)
