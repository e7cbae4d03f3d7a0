"""Journeys of readers in browser engines other than Chromium."""
