"""ms-swift (4.6): `--external_plugins` a file with `from karat.adapters.ms_swift import register; register()`,
then `--reward_funcs karat`.
"""

from .trl import Reward


class KaratORM(Reward):
    """ms-swift makes it with the training arguments and calls it with completions and columns."""

    def __init__(self, args=None, **kwargs):
        super().__init__()
        self.args = args

    def __call__(self, completions=(), **columns):
        columns.pop("prompts", None)
        return super().__call__(None, completions, **columns)


def register(name="karat"):
    from swift.rewards import orms

    orms[name] = KaratORM
