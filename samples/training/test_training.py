"""What must hold of the training job; run by test.sh, or python -m unittest in this directory."""

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
import unittest

import numpy
import pyarrow
import pyarrow.parquet
import torch
import torch.nn.functional as F

import chat
import checkpoint
import evaluate
import train
from batches import Batches, stack
from dataset import Dataset, Document, Refused
from model import GPT, Config, target_losses

# A vocabulary of 40: words, then the end of text, the begin and the end of a turn.
WORDS, END, BEGIN, TURN = 37, 37, 38, 39
TOKENIZER = {"name": "toy", "template": "chatml", "vocabulary_size": "40", "end_of_text": "37", "end_of_turn": "39"}
CONTEXT = 48
INTS = pyarrow.list_(pyarrow.int32())


def conversation(random):
    """A question of a few words, which the answer repeats from its last on: a bigram model cannot know it."""
    question = random.integers(0, WORDS, random.integers(2, 5))
    return [BEGIN, *question, TURN, BEGIN], [*question[::-1], TURN]


def rows_of(view, count, random):
    rows = []
    for number in range(count):
        prompt, reply = conversation(random)
        ids, labels = prompt + reply, [-100] * len(prompt) + reply
        row = {"id": f"{view}-{number}"}
        if view == "pretrain":
            row |= {"input_ids": [*prompt, *reply, END]}
        if view == "tokens":
            row |= {"input_ids": ids, "labels": labels}
        if view == "packed":
            row |= {"input_ids": ids * 2, "labels": labels * 2, "seq_lengths": [len(ids)] * 2}
        if view == "preferences":
            row |= {"prompt_ids": prompt, "chosen_ids": reply, "rejected_ids": [(reply[0] + 1) % WORDS, TURN]}
        rows.append(row)
    return rows


def write(directory, views, shards=3, tokenizer=None):
    """A dataset directory like Parley's: by view and split, rows."""
    manifest = {
        "tokenizer": tokenizer or TOKENIZER,
        "recipe": {"tokenize": {"max_tokens": CONTEXT}},
        "views": {},
        "files": [],
    }
    for view, splits in views.items():
        os.makedirs(os.path.join(directory, view))
        said = manifest["views"][view] = {"columns": {}, "splits": {}}
        for split, rows in splits.items():
            said["columns"] = dict.fromkeys(rows[0], "")
            said["splits"][split] = {"rows": len(rows)}
            count = min(shards, len(rows))
            for shard in range(count):
                # Shards of different sizes, and two row groups in each.
                part = rows[len(rows) * shard**2 // count**2 : len(rows) * (shard + 1) ** 2 // count**2]
                path = f"{view}/{split}-{shard:05d}-of-{count:05d}.parquet"
                columns = {name: [row[name] for row in part] for name in rows[0]}
                arrays = {n: pyarrow.array(v, None if n == "id" else INTS) for n, v in columns.items()}
                whole = os.path.join(directory, path)
                pyarrow.parquet.write_table(pyarrow.table(arrays), whole, row_group_size=max(1, len(part) // 2))
                with open(whole, "rb") as file:
                    sha256 = hashlib.file_digest(file, "sha256").hexdigest()
                size = os.path.getsize(whole)
                manifest["files"].append({"path": path, "rows": len(part), "bytes": size, "sha256": sha256})
    content = json.dumps(manifest)
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    for name, text in ("manifest.json", content), ("_SUCCESS", f"{sha256}  manifest.json\n"):
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
    return directory


def tensors(windows, context=CONTEXT):
    return {name: torch.from_numpy(values) for name, values in stack(windows, context, END).items()}


def documents(count, seed=3):
    random = numpy.random.default_rng(seed)
    rows = rows_of("tokens", count, random)
    return [Document(numpy.array(row["input_ids"]), numpy.array(row["labels"])) for row in rows]


def gradients(model, loss):
    model.zero_grad()
    loss.backward()
    return torch.cat([p.grad.flatten() for p in model.parameters()])


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        torch.use_deterministic_algorithms(True)
        cls.home = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.home)
        random = numpy.random.default_rng(1)
        sizes = {"train": 203, "validation": 20, "test": 110}
        cls.views = {
            view: {split: rows_of(view, size, random) for split, size in sizes.items()}
            for view in ("pretrain", "tokens", "packed", "preferences")
        }
        cls.data = write(os.path.join(cls.home, "data"), cls.views)

    def setUp(self):
        torch.manual_seed(1)
        self.model = GPT(Config(40, CONTEXT, layers=2, heads=2, width=32))
        self.count = 0

    def path(self, name):
        return os.path.join(self.home, f"{self.id()}-{name}")

    def train(self, stage, out, *options, data=None):
        with contextlib.redirect_stdout(io.StringIO()):
            train.main(["--data", data or self.data, "--stage", stage, "--out", out, *map(str, options)])
        return checkpoint.load(out)

    def assert_same(self, one, other):
        for name, values in one["model"].items():
            self.assertTrue(torch.equal(values, other["model"][name]), name)
        self.assertEqual(one["history"], other["history"])


class DataTest(Case):
    def refused(self, words, change=None, view="tokens", **options):
        """A copy of the dataset, changed, is refused with these words."""
        self.count += 1
        copy = self.path(f"copy{self.count}")
        shutil.copytree(self.data, copy)
        if change:
            change(copy)
        with self.assertRaisesRegex(Refused, words):
            Dataset(copy, **options).check(view)

    def bad_row(self, words, change, view="tokens"):
        self.count += 1
        rows = rows_of(view, 7, numpy.random.default_rng(2))
        change(rows[4])
        data = write(self.path(f"bad{self.count}"), {view: {"train": rows}}, shards=1)
        with self.assertRaisesRegex(Refused, words):
            Dataset(data).check(view)

    def test_good_data_is_not_refused(self):
        for view in self.views:
            Dataset(self.data).check(view)

    def test_a_dataset_that_is_not_whole_is_refused(self):
        shard = "tokens/train-00001-of-00003.parquet"

        def edit(copy):
            with open(os.path.join(copy, shard), "r+b") as file:
                file.seek(50)
                byte = file.read(1)
                file.seek(50)
                file.write(bytes([byte[0] ^ 1]))

        self.refused("no _SUCCESS", lambda copy: os.remove(os.path.join(copy, "_SUCCESS")))
        self.refused(f"{shard} is missing", lambda copy: os.remove(os.path.join(copy, shard)))
        self.refused(f"{shard} was edited", edit)
        self.refused("has .* bytes", lambda copy: os.truncate(os.path.join(copy, shard), 100))
        stale = "tokens/train-00003-of-00004.parquet"
        self.refused(f"{stale} .* stale", lambda c: shutil.copy(os.path.join(c, shard), os.path.join(c, stale)))
        self.refused("cannot be read", lambda copy: os.truncate(os.path.join(copy, "manifest.json"), 10))

        def rename(copy):
            with open(os.path.join(copy, "manifest.json"), "r+", encoding="utf-8") as file:
                content = file.read()
                file.seek(0)
                file.write(content.replace("toy", "boy"))

        self.refused("manifest.json was edited", rename)

    def test_rows_that_teach_nothing_or_the_wrong_thing_are_refused(self):
        self.bad_row("row 4: every label is -100", lambda row: row.update(labels=[-100] * len(row["labels"])))
        self.bad_row("row 4: no label is -100", lambda row: row.update(labels=row["input_ids"]))
        self.bad_row("row 4: a label is another token", lambda row: row.update(labels=row["labels"][:-1] + [1]))
        self.bad_row("row 4: labels are not as long", lambda row: row.update(labels=row["labels"][:-1]))
        self.bad_row("row 4: longer than", lambda r: r.update(input_ids=r["input_ids"] * 9, labels=r["labels"] * 9))
        self.bad_row("row 4: input_ids is empty", lambda row: row.update(input_ids=[]), "pretrain")
        self.bad_row("row 4: an id .* not in the vocab", lambda row: row.update(input_ids=[1, 40]), "pretrain")
        half = lambda row: row.update(labels=[-100] * row["seq_lengths"][0] + row["labels"][row["seq_lengths"][0] :])  # noqa: E731
        self.bad_row("row 4: every label is -100", half, "packed")
        self.bad_row("row 4: seq_lengths do not sum", lambda row: row.update(seq_lengths=[3, 4]), "packed")

    def test_another_tokenizer_is_refused(self):
        path = self.path("tokenizer.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"added_tokens": [{"content": "<|im_end|>", "id": 5}]}, file)
        own = dict(TOKENIZER, sha256=hashlib.sha256(b"{}").hexdigest())
        one = {"tokens": {"train": self.views["tokens"]["test"]}}
        data = write(self.path("of-a-file"), one, tokenizer=own)
        with self.assertRaisesRegex(Refused, "another tokenizer than toy"):
            Dataset(data, path)
        data = write(self.path("built-in"), one, tokenizer=dict(TOKENIZER, **{"<|im_end|>": "39"}))
        with self.assertRaisesRegex(Refused, "is 5; in toy"):
            Dataset(data, path)
        out = self.path("model.pt")
        self.train("sft", out, "--steps", 1)
        with self.assertRaisesRegex(Refused, "was trained with toy"):
            self.train("sft", self.path("next.pt"), "--start", out, "--steps", 1, data=data)

    def test_a_view_without_ids_is_refused(self):
        texts = {"pretrain": {"train": [{"id": "a"}]}}
        with self.assertRaisesRegex(Refused, "tokenize.ids=true"):
            Dataset(write(self.path("texts"), texts)).check("pretrain")

    def test_ranks_and_workers_see_each_row_once(self):
        dataset = Dataset(self.data)
        expected = [row["input_ids"] for row in self.views["tokens"]["train"]]
        seen = []
        for rank in range(2):
            loader = torch.utils.data.DataLoader(
                Batches(dataset, "tokens", "train", 4, rank=rank, world=2, endless=False),
                batch_size=None, num_workers=2,
            )  # fmt: skip
            for _, _, batch in loader:
                for ids, positions in zip(batch["input_ids"].tolist(), batch["position_ids"].tolist()):
                    starts = [i for i, position in enumerate(positions) if position == 0] + [len(ids)]
                    cuts = [ids[start:end] for start, end in zip(starts, starts[1:])]
                    seen += [cut for cut in cuts if cut != [TURN]]
        self.assertEqual(sorted(seen), sorted(expected))

    def test_rows_come_in_the_order_of_the_shards(self):
        dataset = Dataset(self.data)
        expected = [row["input_ids"] for row in self.views["tokens"]["train"]]
        self.assertEqual([row[0].tolist() for _, row in dataset.rows("tokens", "train")], expected)
        self.assertEqual([row[0].tolist() for _, row in dataset.rows("tokens", "train", 5, 99)], expected[5:99])

    def test_any_place_goes_on_with_the_same_rest(self):
        dataset = Dataset(self.data)
        for view in self.views:
            # Shorter than some texts of pretrain, which are cut.
            whole = list(Batches(dataset, view, "train", 3, context=CONTEXT, mask=0.3, endless=False))
            for _, place, _ in whole[:-1:5]:
                at = next(i for i, one in enumerate(whole) if one[1] == place) + 1
                rest = list(Batches(dataset, view, "train", 3, CONTEXT, 0.3, places={0: place}, endless=False))
                self.assertEqual([one[1] for one in rest], [one[1] for one in whole[at:]])
                for one, other in zip(rest, whole[at:]):
                    self.assertTrue(all(torch.equal(one[2][name], other[2][name]) for name in one[2]))

    def test_long_texts_are_cut_and_every_token_predicted_once(self):
        data = write(self.path("long"), {"pretrain": {"train": [{"id": "a", "input_ids": list(range(20)) * 2}]}})
        batches = Batches(Dataset(data), "pretrain", "train", 2, context=16, endless=False)
        labels = torch.cat([batch["labels"].flatten() for _, _, batch in batches])
        self.assertEqual(labels[labels != -100].tolist(), (list(range(20)) * 2)[1:])

    def test_masks_are_seeded_and_leave_labels_and_control_tokens(self):
        dataset = Dataset(self.data)
        plain, masked, again, other = (
            next(iter(Batches(dataset, "tokens", "train", 8, mask=mask, seed=seed)))[2]
            for mask, seed in ((0, 1), (0.3, 1), (0.3, 1), (0.3, 2))
        )
        changed = masked["input_ids"] != plain["input_ids"]
        words = plain["input_ids"] < WORDS
        self.assertAlmostEqual(float(changed[words].float().mean()), 0.3, delta=0.06)
        self.assertFalse(changed[~words & (plain["input_ids"] != BEGIN)].any())
        self.assertTrue(torch.equal(masked["labels"], plain["labels"]))
        self.assertTrue(torch.equal(masked["input_ids"], again["input_ids"]))
        self.assertFalse(torch.equal(masked["input_ids"], other["input_ids"]))


class ModelTest(Case):
    def test_packed_loss_is_that_of_the_same_documents_unpacked(self):
        parts = documents(4)
        together = target_losses(self.model, tensors([parts[:3], parts[3:]]))[0]
        alone = torch.cat([target_losses(self.model, tensors([[part]]))[0] for part in parts])
        torch.testing.assert_close(together, alone, rtol=1e-5, atol=1e-5)

    def test_documents_do_not_see_each_other_nor_what_comes_after(self):
        parts = documents(3)
        before = target_losses(self.model, tensors([parts]))[0]
        count = int((parts[1].labels != -100).sum())
        first = int((parts[0].labels != -100).sum())
        parts[0] = Document((parts[0].ids + 1) % WORDS, parts[0].labels)
        parts[2] = Document((parts[2].ids + 1) % WORDS, parts[2].labels)
        after = target_losses(self.model, tensors([parts]))[0]
        self.assertTrue(torch.equal(before[first : first + count], after[first : first + count]))
        self.assertFalse(torch.equal(before[:first], after[:first]))

    def test_what_stands_under_ignored_labels_changes_no_gradient(self):
        batch = tensors([documents(3), documents(2, seed=4)])
        own = gradients(self.model, target_losses(self.model, batch)[0].mean())
        # The same by another way: every token predicted, whatever stands there, and then weighed with 0 or 1.
        kept = (batch["labels"] != -100)[:, 1:]
        logits = self.model.logits(self.model(batch["input_ids"], batch["position_ids"]))[:, :-1]
        for number in (0, 5):
            there = torch.where(kept, batch["labels"][:, 1:], number)
            every = F.cross_entropy(logits.transpose(1, 2), there, reduction="none")
            loss = (every * kept).sum() / kept.sum()
            found = torch.cat([g.flatten() for g in torch.autograd.grad(loss, list(self.model.parameters()), retain_graph=True)])
            torch.testing.assert_close(own, found, rtol=1e-4, atol=1e-7)
        # And one label more does change it.
        batch["labels"][0, 1] = 3
        self.assertFalse(torch.allclose(own, gradients(self.model, target_losses(self.model, batch)[0].mean())))

    def test_sampling_keeps_what_it_is_told_to(self):
        random = torch.Generator().manual_seed(1)
        logits = torch.tensor([0.0, 3.0, 2.0, 1.0])
        draws = lambda *options: {chat.choose(logits, *options, random) for _ in range(300)}  # noqa: E731
        self.assertEqual(draws(0, 0, 1.0), {1})
        self.assertEqual(draws(1.0, 0, 1.0), {0, 1, 2, 3})
        self.assertEqual(draws(1.0, 2, 1.0), {1, 2})
        self.assertEqual(draws(1.0, 0, 0.5), {1})
        self.assertEqual(draws(1.0, 0, 0.7), {1, 2})

    def test_what_is_typed_never_becomes_a_control_token(self):
        directory = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tokenizers", "small")
        with open(os.path.join(directory, "tokenizer.json"), "rb") as file:
            said = {"name": "small", "template": "chatml", "sha256": hashlib.file_digest(file, "sha256").hexdigest()}
        template = chat.Template(directory, said)
        start, end = template.controls["<|im_start|>"], template.controls["<|im_end|>"]
        text = "What does <|im_end|> do?\n\ue0000\ue001"
        ids = template.encode([{"role": "user", "content": text}], reply_next=True)
        self.assertEqual([i for i in ids if i in (start, end)], [start, end, start])
        self.assertEqual(ids.index(start), 0)
        shown = template.tokenizer.decode(ids, skip_special_tokens=False)
        self.assertEqual(shown, f"<|im_start|>user\n{text}<|im_end|>\n<|im_start|>assistant\n")
        with self.assertRaisesRegex(Refused, "another tokenizer than small"):
            chat.Template(directory, dict(said, sha256="0"))


class StagesTest(Case):
    def test_three_stages_learn(self):
        dataset = Dataset(self.data)
        unigram, bigram, targets = evaluate.Baselines(dataset, "tokens").losses(dataset, "tokens", "test")
        paths = [self.path(stage) for stage in train.STAGES]
        self.train("pretrain", paths[0], "--steps", 20, "--rows", 8)
        self.train("sft", paths[1], "--start", paths[0], "--steps", 250, "--rows", 8, "--rate", 2e-3)
        self.train("dpo", paths[2], "--start", paths[1], "--steps", 10, "--rate", 2e-4)
        model, _ = checkpoint.load_model(paths[1], dataset)
        learnt, counted = evaluate.loss(model, dataset, "tokens", "test")
        self.assertEqual(counted, targets)
        self.assertLess(learnt, unigram - 1)
        self.assertLess(learnt, bigram)
        with contextlib.redirect_stdout(io.StringIO()) as shown:
            evaluate.main(["--data", self.data, "--out", self.path("evaluation"), *paths])
        with open(os.path.join(self.path("evaluation"), "evaluation.json"), encoding="utf-8") as file:
            result = json.load(file)
        models = result["models"]
        self.assertEqual(models["sft"]["ranking"]["candidates"], 100)
        self.assertGreater(models["sft"]["ranking"]["right"], 0.5)
        self.assertGreater(models["dpo"]["preferences"]["test"]["moved_right"], 0.9)
        self.assertIn("unigram", shown.getvalue())
        prompt, reply = conversation(numpy.random.default_rng(9))
        said = chat.sample(model, prompt, TURN, temperature=0)
        self.assertEqual(len(said), len(reply) - 1)

    def test_resumed_is_uninterrupted_and_one_seed_is_one_result(self):
        start = self.path("start.pt")
        self.train("sft", start, "--steps", 2, "--rows", 2)
        for stage, *options in (
            ("pretrain", "--mask", 0.2, "--dropout", 0.1),
            ("sft", "--workers", 2),
            ("dpo", "--start", start),
        ):
            options += ["--steps", 7, "--rows", 3, "--validate", 4]
            whole, cut = self.path(stage), self.path(stage + "-cut")
            one = self.train(stage, whole, *options)
            self.train(stage, cut, *options, "--stop", 3)
            self.assert_same(self.train(stage, cut, *options, "--resume"), one)
            self.assert_same(self.train(stage, self.path("again"), *options), one)
            other = self.train(stage, self.path("other"), *options, "--seed", 2)
            if stage != "dpo":
                self.assertNotEqual(other["history"], one["history"])
        with self.assertRaisesRegex(Refused, "another --seed"):
            self.train("sft", self.path("sft-cut"), *options[:-1], 4, "--workers", 2, "--seed", 3, "--resume")


if __name__ == "__main__":
    unittest.main()
