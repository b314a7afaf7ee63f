"""Commands of who runs a training: participant lists, certificates, reports, the site to carry along. Nothing of it enters the site."""
