"""What people do in the hall, one action and one transaction each.

An action reads the clock once, asks the rules, saves the change with its event and tells the news after
the commit. It knows no page and no device."""
