"""Commands about people: participant lists, certificates, reports. Nothing of it enters the site."""
