"""Tests of turning bytes into documents."""
