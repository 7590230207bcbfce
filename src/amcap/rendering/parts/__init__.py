"""What several renderings share: figures in words, bars, the headline, pages for a terminal."""
