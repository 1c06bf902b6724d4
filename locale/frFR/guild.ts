/** Setup, quick groups, the own characters. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: GuildStrings = {
  PANE_SETUP: "Configuration",
  SETUP_GUIDE: "Trois étapes, et votre guilde est prête :",
  SETUP_STEP_LINK:
    "1. Ajoutez les guildes qui partagent actualités, événements et membres avec la vôtre. S’il n’y en a pas, continuez.",
  SETUP_STEP_RULES:
    "2. Choisissez à partir de quel rang les membres peuvent écrire. Sans règle, tous le peuvent.",
  SETUP_STEP_SAVE:
    "3. Enregistrez, puis ouvrez le volet Synchro et cliquez sur Tout synchroniser. Les membres le reçoivent à leur première synchro.",
  SETUP_LINKED: "Guildes liées",
  SETUP_LINKED_HOW: "Chacune doit aussi nommer la vôtre.",
  FIELD_GUILD: "Nom de guilde-Royaume",
  BUTTON_ADD: "Ajouter",
  BUTTON_REMOVE: "Retirer",
  TOOLTIP_ADD_GUILD: "Ajoute la guilde saisie à gauche.",
  TOOLTIP_REMOVE_GUILD: "Retire la guilde choisie. Ce qu’elle a partagé reste, mais n’est plus mis à jour.",
  FIELD_CONTACTS: "Contacts là-bas, Nom-Royaume, avec des virgules",
  SETUP_RULES: "Qui peut écrire",
  RULE_EVERYONE: "Tous",
  RULE_RANK: "{1} et plus",
  CHECK_OWN_ENTRIES: "Les membres ne modifient que leur propre fiche",
  TOOLTIP_OWN_ENTRIES: "Les officiers peuvent toujours les modifier toutes.",
  FIELD_DAYS_SHOWN: "Jours où les actualités sont listées, 0 pour toujours",
  FIELD_SYNC_DAYS: "Jours que les membres synchronisent, 0 pour tout",
  TOOLTIP_SAVE_SETUP: "L’enregistre et le transmet aux membres aux prochaines synchros.",
  BUTTON_REVERT: "Rétablir",
  TOOLTIP_REVERT: "Revient à ce qui est enregistré.",
  EFFECT_SAVED: "Voilà ce qu’a votre guilde.",
  EFFECT_LINKS:
    "{2} recevra {1} fiche de votre guilde dès qu’elle nommera aussi la vôtre.#{2} recevra {1} fiches de votre guilde dès qu’elle nommera aussi la vôtre.",
  EFFECT_UNLINKS: "{1} ne reçoit plus rien de votre guilde. Ce qu’elle a partagé reste ici tel quel.",
  EFFECT_WRITERS: "{2} : {3} membre sur {1} peut écrire.#{2} : {3} membres sur {1} peuvent écrire.",
  EFFECT_UNSAVED: "Pas encore enregistré.",
  PROBLEM_GUILD_NAME: "{1} n’est pas écrit comme Nom de guilde-Royaume",
  PROBLEM_USER_NAME: "{1} n’est pas écrit comme Nom-Royaume",
  PROBLEM_DAYS: "Les jours sont des nombres entiers de 0 à {1}",
  PANE_GROUPS: "Groupes",
  GROUPS_HOW: "Des listes de personnages que vous invitez souvent ensemble. Elles ne sont qu’à vous.",
  GROUPS_EMPTY: "Pas encore de groupe. Saisissez un nom ci-dessus et cliquez sur Nouveau.",
  GROUP_EMPTY: "Personne pour l’instant. Ajoutez des noms ici, ou par le menu d’un membre.",
  GROUP_CHOOSE: "Choisissez un groupe à gauche.",
  GROUP_COUNT: "{1} membre#{1} membres",
  FIELD_GROUP: "Nom du groupe",
  TOOLTIP_NEW_GROUP: "Ajoute un groupe vide du nom saisi.",
  BUTTON_RENAME: "Renommer",
  TOOLTIP_RENAME_GROUP: "Donne au groupe choisi le nom saisi.",
  TOOLTIP_DELETE_GROUP: "Supprime le groupe choisi.",
  CONFIRM_DELETE_GROUP: "Supprimer le groupe {1} ? Membres dedans : {2}.",
  FIELD_MEMBER: "Nom, ou Nom-Royaume",
  TOOLTIP_ADD_MEMBER: "Ajoute le personnage saisi.",
  TOOLTIP_REMOVE_MEMBER: "Retire du groupe le personnage choisi.",
  BUTTON_INVITE_ALL: "Inviter tous",
  TOOLTIP_INVITE_ALL: "Invite l’un après l’autre tous ceux du groupe qu’on ne sait pas hors ligne.",
  GROUP_INVITED: "Invités : {1} sur {2}.",
  MENU_ADD_TO: "Ajouter au groupe",
  PANE_MEMBER: "Mes personnages",
  MEMBER_SUMMARY: "{1} personnage sur ce compte#{1} personnages sur ce compte",
  MEMBER_HOW: "Un personnage apparaît ici une fois connecté alors qu’il est dans une guilde.",
  SETUP_FIRST:
    "Vous n’avez encore synchronisé avec personne. Si un autre officier a déjà configuré la guilde, synchronisez d’abord : enregistrer maintenant remplace cela pour tous. Enregistrer quand même ?",
  CHAT_FORMER_NAMES:
    "Votre guilde a changé de nom : les entrées de {1} restent les siennes. Les réglages de guilde l’indiquent désormais.",
  FIELD_OFFICERS: "Officiers",
};

addonNamespace.addStrings("frFR", strings);

export {};
