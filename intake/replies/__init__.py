"""The replies: judged entries and questions → letters, and the one door by which they leave.

sheet.py turns a dossier into plain values, demands.py the rules into the numbers asked for;
compose.py has the words said and laid out; message.py makes the letter; post.py hands it over.
"""
