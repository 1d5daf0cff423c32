"""The published schema of the report holds for every type of claim, found in real sentences."""

import json

import jsonschema
import pytest

from storymap.model.claims import ClaimType

SENTENCES = {
    "adjacency": "Norway borders Sweden.",
    "border-length": "Norway shares a 122-mile border with Russia.",
    "unit-consistency": "The wall is 96km (122 miles) long.",
    "tripoint": "A cairn at Treriksrøysa marks the point where Norway, Finland and Russia meet.",
    "containment": "Kiruna is a town in Sweden.",
    "part-of": "Kharkiv lies in eastern Ukraine.",
    "direction": "Sweden lies east of Norway.",
    "distance": "Bergen lies 300 km from Oslo.",
    "distance-direction": "Oslo lies 300 km east of Bergen.",
    "proximity": "Drammen is a town near Oslo.",
    "area": "India covers 1.27 million square miles.",
    "size-comparison": "Canada is larger than China.",
    "rank": "Russia is the largest country in the world.",
    "landlocked": "Chad is a landlocked country.",
    "enclave": "Lesotho is an enclave of South Africa.",
    "between": "Andorra lies between France and Spain.",
    "crossing": "The river Zambezi crosses Mozambique.",
    "span": "The Andes stretch from Venezuela to Chile.",
    "journey-leg": "She travelled 300 km from Bergen to Oslo.",
    "coordinates": "Oslo lies at 59°55'N 10°45'E.",
    "count": "Germany borders nine countries.",
    "coastline": "Chile has 6,435 km of coastline.",
}


def test_there_is_a_sentence_for_every_type_that_is_found():
    assert set(SENTENCES) == {claim_type.value for claim_type in ClaimType} - {"bounds"}


@pytest.mark.parametrize("claim_type", SENTENCES)
def test_report_of_every_type_keeps_to_the_schema(run, schemas, claim_type):
    result = run("validate", "-", "--json", input=f"{SENTENCES[claim_type]}\n")
    record = json.loads(result.output)
    assert claim_type in {claim["type"] for claim in record["claims"]}
    jsonschema.validate(record, schemas("report"), cls=jsonschema.Draft202012Validator)
    for claim in record["claims"]:
        assert claim["rule"] or claim["outcome"] == "undecided"


def test_every_type_is_shown_in_every_format(run):
    text = "\n".join(SENTENCES.values()) + "\n"
    for arguments in (["--explain"], ["--format", "html", "--explain"], ["--format", "markdown", "--explain"]):
        assert run("validate", "-", *arguments, input=text).exit_code == 0
