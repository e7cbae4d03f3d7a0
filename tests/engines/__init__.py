"""What readers do, in the browser engines beside Chromium."""
