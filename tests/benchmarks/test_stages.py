"""Time is told apart by stages, whatever the tagger."""

from benchmarks.stages import STAGES, stages
from onrecord.tagger import load_tagger
from onrecord.tagger.session import Encoder
from tests.tagger.conftest import TINY


def test_every_stage_has_its_time_and_the_encoder_is_left_as_it_was():
    before = Encoder.run
    spent = stages(load_tagger(TINY), ["“The truce holds,” Oda Renk said.\n"] * 3)
    assert list(spent) == list(STAGES)
    assert spent["run"] > 0
    assert Encoder.run is before
