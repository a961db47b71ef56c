"""How calls are heard: what is said, in whose voice, how loud, and from which loudspeakers."""

from datetime import time
from typing import Literal

from pydantic import Field

from config.table import Table
from config.values import (
    Id,
    Ids,
    Languages,
    Number,
    SpeakerAddress,
    Texts,
    TimeOfDay,
    VoiceName,
    Whole,
    agent_in,
    screen_in,
)

Part = Literal["chime", "number", "counter", "place"]
Say = Literal["all", "chime", "nothing"]

WORDS = ("number", "counter", "place")
"""The parts that a hall may have words of its own for; each names itself in braces in them."""


class SoundTime(Table):
    """A time of day at which the hall is louder, softer or quiet."""

    begins: TimeOfDay = Field(alias="from", description="Local time from which it holds")
    ends: TimeOfDay = Field(alias="to", description="Local time until which it holds; may be after midnight")
    volume: Whole = Field(default=100, ge=0, le=100, description="Loudness in per cent of the usual one")
    say: Say = Field(
        default="all", description="What is heard of a call: all of it, its chime only, or nothing"
    )

    def holds_at(self, moment: time) -> bool:
        """Does it hold at this local time?"""
        if self.begins < self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends


class VoiceTexts(Table):
    """The words of an announcement, part by part, by language; what is left out is said as usual."""

    number: Texts = Field(default_factory=dict, description="Who is called, with {number} in it, by language")
    counter: Texts = Field(default_factory=dict, description="Where to, with {counter} in it, by language")
    place: Texts = Field(default_factory=dict, description="Where that is, with {place} in it, by language")


class VoiceSettings(Table):
    """How calls are said in this hall."""

    parts: tuple[Part, ...] = Field(
        default=("chime", "number", "counter", "place"),
        min_length=1,
        max_length=8,
        description="What an announcement consists of, in this order: chime, number, counter, place",
    )
    repeat: Whole = Field(default=1, ge=1, le=3, description="How often the words are said in all")
    languages: Languages = Field(
        default=(), description="Languages said after the visitor's own; none: the visitor's only"
    )
    texts: VoiceTexts = Field(default=VoiceTexts(), description="The hall's own words")
    pause_s: Number = Field(
        default=0.6, ge=0, le=10, description="Silence between two announcements at one speaker, in seconds"
    )
    shorten_s: Whole = Field(
        default=30,
        ge=5,
        le=600,
        description="Seconds after which a call that was not said yet is said short: number and counter once",
    )
    drop_s: Whole = Field(
        default=120,
        ge=10,
        le=1800,
        description="Seconds after which a call that was not said yet is not said any more",
    )
    volume: Whole = Field(default=100, ge=0, le=100, description="Loudness in per cent of the usual one")
    say: Say = Field(
        default="all", description="What is heard of a call: all of it, its chime only, or nothing"
    )
    times: tuple[SoundTime, ...] = Field(
        default=(),
        max_length=20,
        description="Times of day at which it is otherwise; the first that holds counts",
    )
    ahead: Whole = Field(
        default=10, ge=0, le=100, description="Labels to come of each series whose sound is made in advance"
    )

    def at(self, moment: time) -> tuple[int, Say]:
        """The volume in per cent and what is said, at this local time."""
        for each in self.times:
            if each.holds_at(moment):
                return each.volume, each.say
        return self.volume, self.say


class Voice(Table):
    """A voice, for one or more languages. A language that none speaks is spoken by espeak-ng."""

    id: Id = Field(description="Short name for programs, unique among the voices")
    languages: Languages = Field(min_length=1, description="Languages that it speaks; the first voice counts")
    kind: Literal["espeak", "clips", "program"] = Field(
        default="espeak",
        description="Made by espeak-ng, joined from recorded clips, or made by a program of this PC",
    )
    name: VoiceName = Field(
        default="",
        description=(
            "Of espeak-ng: its voice, such as ru; of clips: their folder in `clips` of the data folder; of a "
            "program: its name in `programs` there; left out: the usual voice"
        ),
    )


class Speaker(Table):
    """A loudspeaker that announces calls."""

    id: Id = Field(description="Short name for programs, unique among the speakers")
    address: SpeakerAddress = Field(
        description="How it is reached: screen://ID, local:, agent://NAME or virtual://NAME"
    )
    counters: Ids = Field(
        default=(), description="Ids of the counters it calls for; none: those of its screen, or all"
    )
    languages: Languages | None = Field(
        default=None, description="Languages said after the visitor's own; left out: the hall's"
    )
    rate: Whole = Field(default=140, ge=60, le=300, description="Pace of the voice, in words a minute")

    @property
    def screen(self) -> str | None:
        """Id of the screen whose page plays the announcements, if one does."""
        return screen_in(self.address)

    @property
    def agent(self) -> str | None:
        """The name of the PC of the hall that plays for it, if one does."""
        return agent_in(self.address)
