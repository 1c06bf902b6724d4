/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "Chaque mot saisi doit s’y trouver ; les majuscules ne comptent pas.",
  TIP_CATEGORY_FILTER: "N’affiche qu’une catégorie.",
  TIP_DAYS: "Autant de jours en arrière sont comparés.",
  TIP_LOG_ROLE: "Lequel des deux journaux est affiché.",
  TIP_LOG_FILTER: "N’affiche que les lignes d’une session, d’une étape ou d’un joueur.",
  TIP_RANK: "À partir de ce rang, les membres peuvent écrire ici.",
  TIP_DAYS_SHOWN: "Les actualités plus anciennes ne sont plus listées. Elles restent stockées.",
  TIP_SYNC_DAYS: "Ce que synchronisent les membres qui n’ont pas choisi eux-mêmes.",
  TIP_CONTACTS: "Membres de guildes liées qui peuvent synchroniser avant que votre liste ne les connaisse.",
  TIP_GUILD: "Le nom de la guilde, un tiret et son royaume sans espaces.",
  TIP_GROUP_NAME: "Pour un nouveau groupe, ou pour renommer celui qui est choisi.",
  TIP_GROUP_MEMBER: "Sans royaume, le vôtre est pris.",
  TIP_TITLE: "Une ligne qui dit de quoi il s’agit.",
  TIP_CATEGORY: "Un mot pour filtrer la liste, et qui donne leur couleur aux événements.",
  TIP_DAY: "Année, mois et jour, comme dans l’exemple.",
  TIP_HOUR: "Laissez vide pour un événement qui dure toute la journée.",
  TIP_MAIN: "Le nom de votre personnage principal ; vide si c’est celui-ci.",
  TIP_PROFESSIONS: "Des noms avec leur niveau. Ceux du jeu se tiennent à jour d’eux-mêmes.",
  TIP_INTERESTS: "Ce que ce joueur aime faire.",
  TIP_JOINED: "Le jour où ce membre a rejoint la guilde.",
  TIP_BIRTHDATE:
    "Mois et jour ; l’année peut précéder. Reste sur cet ordinateur tant que vous ne le dites pas.",
  TIP_TEXT_AREA: "Un texte qu’on peut sélectionner, copier et coller.",
  PANE_SYNC_TIP: "Compare et échange ce que la guilde partage.",
  PANE_NEWS_TIP: "Ce qu’il y a de nouveau dans la guilde.",
  PANE_GUILD_INFO_TIP: "Ce que chaque membre doit pouvoir retrouver.",
  PANE_CALENDAR_TIP: "Événements et anniversaires.",
  PANE_ROSTER_TIP: "Tous ceux de votre guilde et des guildes liées.",
  PANE_GROUPS_TIP: "Vos propres listes de personnages à inviter.",
  PANE_MEMBER_TIP: "Ce que la guilde sait de vos personnages.",
  PANE_SETUP_TIP: "Guildes liées, et qui peut écrire quoi.",
  PANE_MAINTENANCE_TIP: "Ce qui est stocké ici, sauvegarde, export.",
  PANE_LOGS_TIP: "Ce qui s’est passé dans les synchros, étape par étape.",
  TIP_CLOSE: "Fermer",
  TIP_CLOSE_KEY: "La touche Échap fait de même.",
  TIP_RESIZE: "Taille de la fenêtre",
  TIP_RESIZE_HOW: "Tirez. Place et taille sont retenues pour chaque personnage.",
  TIP_OFFICERS:
    "À partir de ce rang, les membres sont officiers : ils écrivent la configuration et confirment ce que les autres transmettent. Seul le maître de guilde change cela.",
};

addonNamespace.addStrings("frFR", strings);

export {};
