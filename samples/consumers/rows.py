"""The contract of one row, by the columns it has."""

from failure import expect

IGNORED = -100

# The columns that trainers react to, and those of each view. A table with two kinds of examples trains on one
# of them and says nothing of the other; input_ids without labels trains on prompts too.
REACTED_TO = {
    "messages", "conversations", "prompt", "completion", "chosen", "rejected", "margin", "label", "text",
    "input_ids", "labels", "attention_mask", "completion_mask", "assistant_masks", "position_ids",
    "seq_lengths", "prompt_ids", "completion_ids", "chosen_ids", "rejected_ids", "completions",
    "images", "chat_template_kwargs",
}  # fmt: skip
KINDS = {
    "chat": [{"messages"}],
    "pairs": [{"prompt", "completion"}],
    "terms": [set()],
    "tokens": [{"input_ids", "labels"}],
    "packed": [{"input_ids", "labels", "position_ids", "seq_lengths"}],
    # With ids the text and its tokens say the same.
    "pretrain": [{"text"}, {"text", "input_ids"}],
    "prompts": [{"prompt"}],
    "preferences": [{"prompt", "chosen", "rejected", "margin"}],
    "kto": [{"prompt", "completion", "label"}],
}


def check_kind(view, columns):
    """A view has one kind of examples, whole."""
    expect(view in KINDS, f"no trainer is known for {view}")
    found = REACTED_TO & set(columns)
    expect(found in KINDS[view], f"trainers would react to {sorted(found)}")


def roles(messages):
    return [message["role"] for message in messages]


def check_messages(messages, last):
    """Turns alternate: user first after an optional system message; calls have results before the answer."""
    names = roles(messages)
    called = any(name in ("tool", "tool_call", "function") for name in names)
    for message in messages:
        calls = message.get("tool_calls") or message["role"] != "assistant" and called
        expect((message["content"] or "").strip() or calls, "a message is empty")
    turns = names[1:] if names[0] == "system" else names
    if called:
        expect(turns[0] == "user", f"does not begin with user: {names}")
    else:
        expected = ["user", "assistant"] * len(turns)
        expect(turns == expected[: len(turns)], f"roles do not alternate: {names}")
    expect(turns and turns[-1] == last, f"does not end with {last}: {names}")


def check_reply(prompt, reply, name):
    expect(roles(reply) == ["assistant"], f"the {name} is not one reply")
    check_messages(prompt + reply, "assistant")


def check_labels(ids, labels, manifest):
    recipe = manifest["recipe"]["tokenize"]
    turn_end = int(manifest["tokenizer"]["end_of_turn"])
    noisy = recipe.get("mask", {}).get("share", 0) > 0
    cut = recipe.get("overlong") == "cut"
    expect(len(ids) == len(labels), "labels are not as long as input_ids")
    trained = [label != IGNORED for label in labels]
    expect(any(trained), "nothing is trained on")
    expect(not all(trained), "everything is trained on")
    for i, label in enumerate(labels):
        if trained[i]:
            expect(noisy or label == ids[i], "a label is another token's")
            if i + 1 == len(labels) or not trained[i + 1]:
                ends = label == turn_end or cut and i + 1 == len(labels)
                expect(ends, "a reply is trained on without its end of turn")


def check_packing(row, manifest):
    """Documents one after the other: positions begin anew, and no first token is predicted from another's end."""
    ids, lengths = row["input_ids"], row["seq_lengths"]
    expect(sum(lengths) == len(ids), "seq_lengths do not sum to the row")
    expect(all(lengths), "a document is empty")
    expect(len(ids) <= manifest["recipe"]["tokenize"]["max_tokens"], "longer than max_tokens")
    expect(row["position_ids"] == [p for n in lengths for p in range(n)], "position_ids do not begin anew")
    start = 0
    for length in lengths:
        expect(row["labels"][start] == IGNORED, "a document's first token is predicted")
        document = slice(start, start + length)
        check_labels(ids[document], row["labels"][document], manifest)
        start += length


def check_row(row, manifest):
    if "messages" in row:
        check_messages(row["messages"], "assistant")
        expect(len(row["targets"]) == len(row["messages"]), "targets are not as many as messages")
        expect(any(row["targets"]), "no message is trained on")
        for role, target in zip(roles(row["messages"]), row["targets"]):
            expect(role == "assistant" or not target, f"a message of {role} is trained on")
    if "prompt" in row:
        check_messages(row["prompt"], "user")
    if "completion" in row:
        check_reply(row["prompt"], row["completion"], "completion")
    if "chosen" in row:
        check_reply(row["prompt"], row["chosen"], "chosen")
        check_reply(row["prompt"], row["rejected"], "rejected")
        same = row["chosen"][0]["content"] == row["rejected"][0]["content"]
        expect(not same, "chosen and rejected are the same")
        expect(row["margin"] is not None and row["margin"] > 0, f"the margin is {row['margin']}")
    if "label" in row:
        expect(isinstance(row["label"], bool), f"the label is {row['label']}")
    if "seq_lengths" in row:
        check_packing(row, manifest)
    elif "labels" in row:
        check_labels(row["input_ids"], row["labels"], manifest)
        expect(len(row["labels"]) <= manifest["recipe"]["tokenize"]["max_tokens"], "longer than max_tokens")
    if "text" in row:
        expect(row["text"].strip(), "the text is empty")
