"""TRL's GRPOTrainer on a CPU, with rewards from Karat: a tiny model with random weights and a tokenizer that is
built here learn which number to say. Nothing is downloaded. Exit code 1: training did not work.
"""

import math
import sys
import tempfile

import torch
from datasets import Dataset
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast, PrinterCallback
from trl import GRPOConfig, GRPOTrainer

from karat.adapters import trl as karat_trl

STEPS = int(sys.argv[1]) if len(sys.argv) > 1 else 30


def tokenizer():
    """One token for each character, and three of its own."""
    names = ["<pad>", "<s>", "</s>", *"0123456789+-= "]
    vocabulary = {name: place for place, name in enumerate(names)}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="<pad>"))
    made.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    return PreTrainedTokenizerFast(
        tokenizer_object=made, pad_token="<pad>", bos_token="<s>", eos_token="</s>", padding_side="left"
    )


def model(words):
    torch.manual_seed(1)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(words),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=2,
            max_position_embeddings=64,
            pad_token_id=words.pad_token_id,
            bos_token_id=words.bos_token_id,
            eos_token_id=words.eos_token_id,
        )
    )


def main():
    words = tokenizer()
    # Always seven, written in many ways: a random model finds it, and learns it in a few steps.
    dataset = Dataset.from_list(
        [
            {"prompt": f"{a}+{7 - a}=", "answer": answer}
            for a in range(8)
            for answer in ("7", r"\frac{14}{2}", "7.0", r"\sqrt{49}")
        ]
    )
    with tempfile.TemporaryDirectory() as folder:
        trainer = GRPOTrainer(
            model=model(words),
            processing_class=words,
            train_dataset=dataset,
            # The last number counts: a model of random weights writes no boxes.
            reward_funcs=karat_trl.Reward("answer", policy="lenient"),
            args=GRPOConfig(
                output_dir=folder,
                max_steps=STEPS,
                per_device_train_batch_size=32,
                num_generations=16,
                max_completion_length=4,
                learning_rate=2e-2,
                lr_scheduler_type="constant",
                beta=0.0,
                logging_steps=1,
                save_strategy="no",
                report_to=[],
                use_cpu=True,
                bf16=False,
                disable_tqdm=True,
                seed=1,
            ),
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()
    logs = [row for row in trainer.state.log_history if "reward" in row]
    rewards = [row["reward"] for row in logs]
    names = sorted({name for row in logs for name in row if "karat" in name})
    print(f"metrics of Karat: {', '.join(names)}")
    print("mean reward of each step:", " ".join(f"{reward:.2f}" for reward in rewards))
    if len(rewards) != STEPS or not all(map(math.isfinite, rewards)):
        sys.exit("rewards are missing")
    if not names:
        sys.exit("Karat's metrics are missing")
    fifth = max(1, STEPS // 5)
    first, last = (sum(part) / fifth for part in (rewards[:fifth], rewards[-fifth:]))
    print(f"first {fifth} steps {first:.2f}, last {fifth} steps {last:.2f}")
    if STEPS >= 20 and not last > first:
        sys.exit("the reward did not rise")


if __name__ == "__main__":
    main()
