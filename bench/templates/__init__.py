"""Papers of municipalities that do not exist, each with a template drawn at random: how far does the pipeline get away from home?"""
