"""The drawn body: markers, channel lines, rulers, pan and zoom."""
