"""Lessons stand piece for piece beside their windows, and a student that learns them comes nearer."""

# ruff: noqa: E402 - what needs torch is imported once it is known to be there

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training code needs torch")

from onrecord.tagger.decode import PAIR_ROLES, TAGS
from tests.training.test_train import SHAPE, example
from training.lessons import believed_cues, collate_lessons, lesson_losses, teach
from training.network import Network
from training.train import run_encoder

B_CUE, I_CUE = TAGS.index("B-cue"), TAGS.index("I-cue")


@pytest.fixture
def teacher():
    torch.manual_seed(1)
    return Network(SHAPE)


def test_a_lesson_has_the_shapes_of_its_window(teacher):
    (lesson,) = teach(teacher, [example(6, [2, 4])])
    assert lesson.tags.shape == (6, len(TAGS))
    assert lesson.roles.shape == (len(lesson.cues), 6, len(PAIR_ROLES))
    assert lesson.cues[:2].tolist() == [[2, 2], [4, 4]]


def test_believed_cues_run_on_while_the_teacher_says_inside():
    chances = np.zeros((5, len(TAGS)))
    chances[1, B_CUE], chances[2, I_CUE], chances[4, B_CUE] = 0.6, 0.7, 0.01
    assert believed_cues(chances, np.zeros((0, 2), dtype=np.int64)).tolist() == [[1, 2]]


def test_known_cues_are_not_believed_twice():
    chances = np.zeros((5, len(TAGS)))
    chances[1, B_CUE] = 0.9
    assert believed_cues(chances, np.array([[1, 1]])).tolist() == []


def test_a_student_equal_to_its_teacher_has_nothing_to_learn(teacher):
    taught = collate_lessons(list(teach(teacher, [example(6, [2]), example(4)])))
    with torch.no_grad():
        gaps = lesson_losses(teacher, taught, *teacher.heads(run_encoder(teacher, taught.batch)))
    assert [round(float(gap), 3) for gap in gaps] == [0.0, 0.0]


def test_padding_teaches_nothing(teacher):
    torch.manual_seed(2)
    student = Network(SHAPE).eval()
    taught = collate_lessons(list(teach(teacher, [example(4, [1]), example(7)])))
    with torch.no_grad():
        given = student.heads(run_encoder(student, taught.batch))
        before = lesson_losses(student, taught, *given)
        taught.tags[taught.batch.attended == 0] += torch.arange(len(TAGS))
        after = lesson_losses(student, taught, *given)
    assert [float(gap) for gap in before] == [float(gap) for gap in after]
