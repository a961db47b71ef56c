"""The hall server: everything that one public service hall needs to run its queue on one PC."""
