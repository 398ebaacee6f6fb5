"""What must hold of the training job; run by test.sh, or python -m unittest in this directory."""

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
import unittest
from unittest import mock

import numpy
import pyarrow
import pyarrow.parquet
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader

import chat
import evaluate
import train
from batches import Batches, stack
from dataset import COLUMNS, Dataset, Document, Refused, sha256
from model import GPT, load, target_losses

# A vocabulary of 40: words, then the end of text, the begin and the end of a turn.
WORDS, END, BEGIN, TURN = 37, 37, 38, 39
TOKENIZER = {"name": "toy", "template": "chatml", "vocabulary_size": "40", "end_of_text": "37", "end_of_turn": "39"}
CONTEXT = 48
SMALL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tokenizers", "small")


def conversation(random):
    """A question of a few words, which the answer says backwards: a bigram model cannot know it."""
    question = random.integers(0, WORDS, random.integers(2, 5)).tolist()
    return [BEGIN, *question, TURN, BEGIN], [*question[::-1], TURN]


def row_of(view, random):
    prompt, reply = conversation(random)
    ids, labels = prompt + reply, [-100] * len(prompt) + reply
    columns = {
        "pretrain": ([*ids, END],),
        "tokens": (ids, labels),
        "packed": (ids * 2, labels * 2, [len(ids)] * 2),
        "preferences": (prompt, reply, [(reply[0] + 1) % WORDS, TURN]),
    }
    return dict(zip(COLUMNS[view], columns[view]))


def write(directory, views, shards=3):
    """A dataset directory like Parley's: by view and split, rows; in shards of different sizes."""
    manifest = {"tokenizer": TOKENIZER, "recipe": {"tokenize": {"max_tokens": CONTEXT}}, "views": {}, "files": []}
    for view, splits in views.items():
        os.makedirs(os.path.join(directory, view))
        manifest["views"][view] = {"columns": dict.fromkeys(COLUMNS[view], ""), "splits": dict.fromkeys(splits, {})}
        for split, rows in splits.items():
            for shard in range(shards):
                part = rows[len(rows) * shard**2 // shards**2 : len(rows) * (shard + 1) ** 2 // shards**2]
                path = f"{view}/{split}-{shard:05d}-of-{shards:05d}.parquet"
                whole = os.path.join(directory, path)
                schema = pyarrow.schema(dict.fromkeys(COLUMNS[view], pyarrow.list_(pyarrow.int32())))
                pyarrow.parquet.write_table(pyarrow.Table.from_pylist(part, schema), whole)
                manifest["files"].append({"path": path, "rows": len(part), "sha256": sha256(whole)})
    seal(directory, json.dumps(manifest))
    return directory


def seal(directory, content):
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    for name, text in ("manifest.json", content), ("_SUCCESS", f"{sha256}  manifest.json\n"):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.home)
        random = numpy.random.default_rng(1)
        sizes = {"train": 203, "validation": 20, "test": 110}
        cls.rows = {view: {s: [row_of(view, random) for _ in range(n)] for s, n in sizes.items()} for view in COLUMNS}
        cls.data = write(os.path.join(cls.home, "data"), cls.rows)

    def path(self, name):
        return os.path.join(self.home, f"{self.id()}-{name}")


class DataTest(Case):
    def refused(self, words, change, **options):
        copy = tempfile.mkdtemp(dir=self.home)
        shutil.copytree(self.data, copy, dirs_exist_ok=True)
        change(copy)
        with self.assertRaisesRegex(Refused, words):
            Dataset(copy, **options).check("tokens")

    def test_a_dataset_that_is_not_whole_is_refused(self):
        shard, stale = "tokens/train-00001-of-00003.parquet", "tokens/train-00003-of-00004.parquet"

        def edit(copy, name=shard):
            with open(os.path.join(copy, name), "r+b") as file:
                file.seek(60)
                file.write(b"?")

        self.refused("no _SUCCESS", lambda copy: os.remove(os.path.join(copy, "_SUCCESS")))
        self.refused("manifest.json was edited", lambda copy: edit(copy, "manifest.json"))
        self.refused("manifest.json was edited", lambda copy: os.remove(os.path.join(copy, "manifest.json")))
        self.refused(f"{shard} was edited", edit)
        self.refused(f"{shard} is missing", lambda copy: os.remove(os.path.join(copy, shard)))
        self.refused(f"{stale} .* stale", lambda c: shutil.copy(os.path.join(c, shard), os.path.join(c, stale)))
        self.refused("train-00000-of-00003.parquet is missing", lambda c: shutil.rmtree(os.path.join(c, "tokens")))
        self.refused("another tokenizer than toy", lambda copy: None, tokenizer=SMALL)
        self.refused("no such tokenizer", lambda copy: None, tokenizer=self.path("none"))

    def test_rows_that_teach_nothing_or_the_wrong_thing_are_refused(self):
        def half(row):
            first = row["seq_lengths"][0]
            return [-100] * first + row["labels"][first:]

        for view, words, change in (
            ("tokens", "every label is -100", lambda row: {"labels": [-100] * len(row["labels"])}),
            ("tokens", "no label is -100", lambda row: {"labels": row["input_ids"]}),
            ("tokens", "not of one length", lambda row: {"labels": row["labels"][1:]}),
            ("packed", "every label is -100", lambda row: {"labels": half(row)}),
            ("packed", "not of one length", lambda row: {"seq_lengths": [3, 4]}),
            ("pretrain", "input_ids is empty", lambda row: {"input_ids": []}),
            ("pretrain", "not in the vocabulary", lambda row: {"input_ids": [1, 40]}),
        ):
            rows = list(self.rows[view]["validation"])
            rows[4] = rows[4] | change(rows[4])
            data = write(tempfile.mkdtemp(dir=self.home), {view: {"train": rows}})
            with self.subTest(view=view, words=words), self.assertRaisesRegex(Refused, f"row 4 of {view}.*{words}"):
                Dataset(data).check(view)

    def test_ranks_and_workers_see_each_row_once(self):
        seen = []
        for rank in range(2):
            batches = Batches(Dataset(self.data), "tokens", "train", 4, CONTEXT, rank=rank, world=2, endless=False)
            for _, _, batch in DataLoader(batches, batch_size=None, num_workers=2):
                for ids, positions in zip(batch["input_ids"].tolist(), batch["position_ids"].tolist()):
                    starts = [i for i, position in enumerate(positions) if position == 0] + [len(ids)]
                    seen += [ids[start:end] for start, end in zip(starts, starts[1:]) if end > start + 1]
        self.assertEqual(sorted(seen), sorted(row["input_ids"] for row in self.rows["tokens"]["train"]))

    def test_rows_come_in_the_order_of_the_shards(self):
        expected = [row["input_ids"] for row in self.rows["tokens"]["train"]]
        for begin, end in (0, 203), (5, 99), (150, 151):
            rows = Dataset(self.data).rows("tokens", "train", begin, end)
            self.assertEqual([(n, row[0].tolist()) for n, row in rows], list(enumerate(expected))[begin:end])

    def test_any_place_goes_on_with_the_same_rest(self):
        for view in COLUMNS:
            # Shorter than some texts of pretrain, which are cut.
            context = 12 if view == "pretrain" else CONTEXT
            batches = Batches(Dataset(self.data), view, "train", 3, context, mask=0.3, endless=False)
            whole = list(batches)
            for at in range(1, len(whole), 7):
                batches.places = {0: whole[at - 1][1]}
                rest = list(batches)
                self.assertEqual([one[1] for one in rest], [one[1] for one in whole[at:]])
                for (_, _, one), (_, _, other) in zip(rest, whole[at:]):
                    self.assertTrue(all(torch.equal(one[name], other[name]) for name in one))

    def test_long_texts_are_cut_and_every_token_predicted_once(self):
        rows = [{"input_ids": list(range(20)) * 2}]
        data = write(self.path("long"), {"pretrain": {"train": rows}}, shards=1)
        batches = Batches(Dataset(data), "pretrain", "train", 2, 16, endless=False)
        labels = torch.cat([batch["labels"].flatten() for _, _, batch in batches])
        self.assertEqual(labels[labels != -100].tolist(), rows[0]["input_ids"][1:])

    def test_masks_are_seeded_and_leave_labels_and_control_tokens(self):
        plain, masked, again, other = (
            next(iter(Batches(Dataset(self.data), "tokens", "train", 8, CONTEXT, mask, seed)))[2]
            for mask, seed in ((0, 1), (0.3, 1), (0.3, 1), (0.3, 2))
        )
        changed, words = masked["input_ids"] != plain["input_ids"], plain["input_ids"] < WORDS
        self.assertAlmostEqual(changed[words & (plain["position_ids"] > 0)].float().mean().item(), 0.3, delta=0.06)
        self.assertFalse(changed[plain["input_ids"] == TURN].any())
        self.assertTrue(torch.equal(masked["labels"], plain["labels"]))
        self.assertTrue(torch.equal(masked["input_ids"], again["input_ids"]))
        self.assertFalse(torch.equal(masked["input_ids"], other["input_ids"]))


class ModelTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = GPT(40, CONTEXT, layers=2, heads=2, width=32)
        random = numpy.random.default_rng(3)
        rows = [row_of("tokens", random) for _ in range(4)]
        self.parts = [Document(*(numpy.array(column) for column in row.values())) for row in rows]

    def losses(self, rows):
        return target_losses(self.model, stack(rows, CONTEXT))[0]

    def gradients(self, loss):
        found = torch.autograd.grad(loss, list(self.model.parameters()), retain_graph=True)
        return torch.cat([part.flatten() for part in found])

    def test_packed_loss_is_that_of_the_same_documents_unpacked(self):
        together = self.losses([self.parts[:3], self.parts[3:]])
        alone = torch.cat([self.losses([[part]]) for part in self.parts])
        torch.testing.assert_close(together, alone, rtol=1e-5, atol=1e-5)

    def test_documents_do_not_see_each_other(self):
        before = self.losses([self.parts])
        for i in (0, 2):
            self.parts[i] = Document((self.parts[i].ids + 1) % WORDS, self.parts[i].labels)
        after = self.losses([self.parts])
        of = numpy.repeat(numpy.arange(4), [(part.labels != -100).sum() for part in self.parts])
        self.assertTrue(torch.equal(before[of % 2 == 1], after[of % 2 == 1]))
        self.assertFalse(torch.equal(before[of == 0], after[of == 0]))

    def test_what_stands_under_ignored_labels_changes_no_gradient(self):
        batch = stack([self.parts[:2], self.parts[2:]], CONTEXT)
        own = self.gradients(target_losses(self.model, batch)[0].mean())
        # The same by another way: every token predicted, whatever stands there, and then weighed with 0 or 1.
        kept = (batch["labels"] != -100)[:, 1:]
        logits = self.model.logits(self.model(batch["input_ids"], batch["position_ids"]))[:, :-1]
        for number in (0, 5):
            there = torch.where(kept, batch["labels"][:, 1:], number)
            every = F.cross_entropy(logits.transpose(1, 2), there, reduction="none")
            torch.testing.assert_close(own, self.gradients((every * kept).sum() / kept.sum()), rtol=1e-4, atol=1e-7)
        # And one label more does change it.
        batch["labels"][0, 1] = 3
        self.assertFalse(torch.allclose(own, self.gradients(target_losses(self.model, batch)[0].mean())))


class StagesTest(Case):
    def train(self, stage, out, *options, data=None):
        with contextlib.redirect_stdout(io.StringIO()):
            train.main(["--data", data or self.data, "--stage", stage, "--out", out, *map(str, options)])
        return load(out)

    def assert_same(self, one, other):
        for name, values in one[0].state_dict().items():
            self.assertTrue(torch.equal(values, other[0].state_dict()[name]), name)
        self.assertEqual(one[1]["history"], other[1]["history"])

    def test_three_stages_learn(self):
        paths = [self.path(stage) for stage in train.STAGES]
        self.train("pretrain", paths[0], "--steps", 20, "--rows", 8)
        self.train("sft", paths[1], "--start", paths[0], "--steps", 250, "--rows", 8, "--rate", 2e-3, "--every", 250)
        self.train("dpo", paths[2], "--start", paths[1], "--steps", 12, "--rate", 3e-4)
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            evaluate.main(["--data", self.data, "--out", self.path("evaluation"), *paths])
        with open(os.path.join(self.path("evaluation"), "evaluation.json"), encoding="utf-8") as file:
            result = json.load(file)
        found = result["targets"]["packed/test"]
        learnt, unigram, bigram = (found["models"][name]["loss"] for name in ("sft", "unigram", "bigram"))
        replies = sum(label != -100 for row in self.rows["packed"]["test"] for label in row["labels"])
        self.assertEqual(found["count"], replies)
        self.assertLess(learnt, unigram - 1)
        self.assertLess(learnt, bigram)
        self.assertEqual(result["ranking"]["sft"]["candidates"], 100)
        self.assertGreater(result["ranking"]["sft"]["right"], 0.5)
        self.assertGreater(result["preferences"]["test"]["right"], 0.9)
        self.assertIn("unigram", shown.getvalue())

    def test_views_without_rows_are_neither_trained_on_nor_evaluated(self):
        rows = {"train": self.rows["tokens"]["train"][:8], "test": self.rows["tokens"]["test"][:8]}
        data = write(self.path("data"), {"tokens": rows, "preferences": {}}, shards=1)
        os.rmdir(os.path.join(data, "preferences"))
        out = self.path("sft")
        self.train("sft", out, "--steps", 1, data=data)
        with self.assertRaisesRegex(Refused, "preferences/train has 0 rows"):
            self.train("dpo", self.path("dpo"), "--start", out, data=data)
        with contextlib.redirect_stdout(io.StringIO()):
            evaluate.main(["--data", data, "--out", self.path("evaluation"), out])
        # Pairs to train on, and none held out.
        rows = {"train": self.rows["preferences"]["train"][:8]}
        data = write(self.path("pairs"), {"preferences": rows}, shards=1)
        history = self.train("dpo", self.path("dpo"), "--steps", 1, "--mask", 0.9, data=data)[1]["history"]
        self.assertEqual(set(history[0]), {"step", "loss"})

    def test_resumed_is_uninterrupted_and_one_seed_is_one_result(self):
        start = self.path("start")
        self.train("sft", start, "--steps", 2, "--rows", 2)
        for stage, *options in ("pretrain", "--mask", 0.2), ("sft", "--workers", 2), ("dpo", "--start", start):
            options += ["--steps", 7, "--rows", 3, "--every", 2]
            one, cut = self.train(stage, self.path(stage), *options), self.path(stage + "-cut")
            self.assert_same(self.train(stage, self.path("again"), *options), one)
            # Interrupted in the sixth step, so that the fifth is lost.
            rates = [train.schedule(step, 7) for step in range(5)]
            with mock.patch("train.schedule", side_effect=rates), self.assertRaises(StopIteration):
                self.train(stage, cut, *options)
            self.assertEqual(load(cut)[1]["step"], 4)
            self.assert_same(self.train(stage, cut, *options, "--resume"), one)
        with self.assertRaisesRegex(Refused, "begun with another seed"):
            self.train("dpo", cut, *options, "--resume", "--seed", 2)
        with self.assertRaisesRegex(Refused, "begun with another start"):
            self.train("dpo", cut, *options[2:], "--resume")
        with open(cut, "r+b") as file:
            file.truncate(1000)
        with self.assertRaisesRegex(Refused, "cannot be read as a checkpoint"):
            load(cut)
        other = self.train("pretrain", self.path("other"), "--steps", 7, "--seed", 2)
        self.assertNotEqual(other[1]["history"][0], one[1]["history"][0])
        copy = shutil.copytree(self.data, self.path("other tokenizer"))
        with open(os.path.join(copy, "manifest.json"), encoding="utf-8") as file:
            seal(copy, file.read().replace("toy", "boy"))
        with self.assertRaisesRegex(Refused, "was trained with toy, not with boy"):
            self.train("sft", self.path("next"), "--start", start, data=copy)


class ChatTest(unittest.TestCase):
    def test_sampling_keeps_what_it_is_told_to(self):
        random, logits = torch.Generator().manual_seed(1), torch.tensor([0.0, 3.0, 2.0, 1.0])
        for options, expected in (
            ((0, 0, 1.0), {1}),
            ((1.0, 0, 1.0), {0, 1, 2, 3}),
            ((1.0, 2, 1.0), {1, 2}),
            ((1.0, 0, 0.0), {1}),
            ((1.0, 0, 0.5), {1}),
            ((1.0, 0, 0.7), {1, 2}),
        ):
            self.assertEqual({chat.choose(logits, *options, random) for _ in range(300)}, expected)

    def test_a_chat_renders_the_datasets_template_and_ends_at_the_end_of_turn(self):
        said = {"name": "small", "sha256": sha256(os.path.join(SMALL, "tokenizer.json")), "end_of_turn": 3999}
        tokenizer = chat.AutoTokenizer.from_pretrained(SMALL)
        self.assertEqual(tokenizer.convert_tokens_to_ids("<|im_end|>"), 3999)
        answers = tokenizer.encode("One.") + [3999] + tokenizer.encode("Two.") + [3999]
        model = mock.MagicMock(context=512)
        model.logits.side_effect = [F.one_hot(torch.tensor(number), 4000).float() for number in answers]
        one = chat.Chat(model, {"tokenizer": said}, SMALL, temperature=0)
        self.assertEqual([one.say("First?"), one.say("Second?")], ["One.", "Two."])
        read = model.call_args_list[len(tokenizer.encode("One.")) + 1].args[0][0]
        turns = ("user\nFirst?<|im_end|>", "assistant\nOne.<|im_end|>", "user\nSecond?<|im_end|>", "assistant\n")
        self.assertEqual(tokenizer.decode(read), "\n".join("<|im_start|>" + turn for turn in turns))
        with self.assertRaisesRegex(Refused, "another tokenizer than small"):
            chat.Chat(model, {"tokenizer": said | {"sha256": "0"}}, SMALL)


if __name__ == "__main__":
    unittest.main()
