#!/usr/bin/env python3
"""Makes the word vectors that come with Baton (Services/Baton/Train/Lessons/vectors) of a sentence encoder.

    pip install numpy scipy safetensors
    deploy/distil-word-vectors.py MODEL WORDS OUT

MODEL is the folder of all-MiniLM-L6-v2 (model.safetensors, tokenizer.json), WORDS a file with a word a line, the
commonest first, OUT where en.txt and en.bin go. Each word is read by the encoder alone; the mean of its last layer is
brought to 128 numbers by the principal components of the commonest 20,000 words, and these to a byte each.
"""
import json
import re
import sys

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf

HEADS, WIDTH, LAYERS, KEPT, BATCH = 12, 384, 6, 128, 256
BEGIN, END = 101, 102


def tokens(word, vocabulary):
    """WordPiece: the longest known piece first; a word that cannot be split so is unknown."""
    found, start = [], 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                start = end
                break
        else:
            return [vocabulary["[UNK]"]]
    return found


def normalised(x, weights, name):
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / np.sqrt(spread + 1e-12) * weights[name + ".weight"] + weights[name + ".bias"]


def encoded(ids, weights):
    """The last layer for sequences of equal length."""
    count, length = ids.shape

    def linear(x, name):
        flat = x.reshape(-1, x.shape[-1]) @ weights[name + ".weight"].T + weights[name + ".bias"]
        return flat.reshape(count, length, -1)

    embeddings = "embeddings."
    x = (
        weights[embeddings + "word_embeddings.weight"][ids]
        + weights[embeddings + "position_embeddings.weight"][:length]
        + weights[embeddings + "token_type_embeddings.weight"][0]
    )
    x = normalised(x, weights, embeddings + "LayerNorm")
    for layer in range(LAYERS):
        of = f"encoder.layer.{layer}."
        query, key, value = (
            linear(x, f"{of}attention.self.{name}").reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(np.sqrt(WIDTH // HEADS))
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(count, length, WIDTH)
        x = normalised(linear(mixed, of + "attention.output.dense") + x, weights, of + "attention.output.LayerNorm")
        hidden = linear(x, of + "intermediate.dense")
        hidden = hidden * 0.5 * (1 + erf(hidden / np.float32(np.sqrt(2))))
        x = normalised(linear(hidden, of + "output.dense") + x, weights, of + "output.LayerNorm")
    return x


def vectors(words, folder):
    weights = load_file(folder + "/model.safetensors")
    with open(folder + "/tokenizer.json", encoding="utf-8") as file:
        vocabulary = json.load(file)["model"]["vocab"]
    sequences = [
        [BEGIN] + [token for part in re.findall(r"[a-z]+|'", word) for token in tokens(part, vocabulary)] + [END]
        for word in words
    ]
    made = np.zeros((len(words), WIDTH), np.float32)
    for length in sorted(set(map(len, sequences))):
        places = [place for place, sequence in enumerate(sequences) if len(sequence) == length]
        for start in range(0, len(places), BATCH):
            batch = places[start : start + BATCH]
            made[batch] = encoded(np.array([sequences[place] for place in batch]), weights).mean(1)
    return made


def reduced(made):
    made = made / np.linalg.norm(made, axis=1, keepdims=True)
    mean = made[:20000].mean(0)
    centred = made[:20000] - mean
    components, _, _ = np.linalg.svd(centred.T @ centred)
    kept = (made - mean) @ components[:, :KEPT]
    step = np.percentile(np.abs(kept), 99.9) / 127
    return np.clip(np.round(kept / step), -127, 127).astype(np.int8)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, list_of_words, out = sys.argv[1:]
    with open(list_of_words, encoding="utf-8") as file:
        words = file.read().split()
    made = reduced(vectors(words, folder))
    with open(out + "/en.txt", "w", encoding="utf-8") as file:
        file.write("\n".join(words) + "\n")
    with open(out + "/en.bin", "wb") as file:
        file.write(made.tobytes())


main()
