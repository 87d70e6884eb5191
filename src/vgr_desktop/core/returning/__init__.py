"""What comes back from reviewers: what a returned document says, what it proposes, and taking that over."""
