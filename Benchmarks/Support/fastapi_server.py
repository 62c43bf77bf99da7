"""What a user would write: a reward server of FastAPI and Math-Verify. Run by uvicorn as `fastapi_server:app`."""

import logging

from fastapi import FastAPI
from math_verify import parse, verify
from pydantic import BaseModel

# It logs every expression that it cannot read or compare.
logging.disable(logging.CRITICAL)
app = FastAPI()


class Item(BaseModel):
    response: str
    gold: str


@app.get("/healthz")
async def healthz():
    return {"status": "ok"}


@app.post("/v1/grade")
async def grade(item: Item):
    """On the main thread, because Math-Verify's timeouts are signals."""
    return {"reward": float(verify(parse(f"${item.gold}$"), parse(item.response)))}
