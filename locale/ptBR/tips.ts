/** What controls say of themselves under the mouse. */

const [, addonNamespace] = [...$vararg] as unknown as [string, AddonNamespace];

const strings: TipsStrings = {
  TIP_SEARCH: "Cada palavra digitada precisa estar contida; maiúsculas não importam.",
  TIP_CATEGORY_FILTER: "Mostra só uma categoria.",
  TIP_DAYS: "Quantos dias para trás são comparados.",
  TIP_LOG_ROLE: "Qual dos dois logs é mostrado.",
  TIP_LOG_FILTER: "Mostra só as linhas de uma sessão, um passo ou um jogador.",
  TIP_RANK: "A partir deste posto, membros podem escrever aqui.",
  TIP_DAYS_SHOWN: "Notícias mais antigas não são mais listadas. Continuam guardadas.",
  TIP_SYNC_DAYS: "O que sincronizam os membros que não escolheram por si.",
  TIP_CONTACTS: "Membros de guildas ligadas que podem sincronizar antes que sua lista os conheça.",
  TIP_GUILD: "O nome da guilda, um hífen e seu reino sem espaços.",
  TIP_GROUP_NAME: "Para um novo grupo, ou para renomear o escolhido.",
  TIP_GROUP_MEMBER: "Sem reino, vale o seu.",
  TIP_TITLE: "Uma linha que diz do que se trata.",
  TIP_CATEGORY: "Uma palavra para filtrar a lista, e que dá cor aos eventos.",
  TIP_DAY: "Ano, mês e dia, como no exemplo.",
  TIP_HOUR: "Deixe vazio para um evento que dura o dia todo.",
  TIP_MAIN: "O nome do seu principal; vazio se for este.",
  TIP_PROFESSIONS: "Nomes com sua perícia. As do jogo se atualizam sozinhas.",
  TIP_INTERESTS: "O que este jogador gosta de fazer.",
  TIP_JOINED: "O dia em que este membro entrou na guilda.",
  TIP_BIRTHDATE: "Mês e dia; o ano pode vir antes. Fica neste computador até você contar.",
  TIP_TEXT_AREA: "Um texto que pode ser selecionado, copiado e colado.",
  PANE_SYNC_TIP: "Compara e troca o que a guilda compartilha.",
  PANE_NEWS_TIP: "O que há de novo na guilda.",
  PANE_GUILD_INFO_TIP: "O que todo membro deve poder consultar.",
  PANE_CALENDAR_TIP: "Eventos e aniversários.",
  PANE_ROSTER_TIP: "Todos da sua guilda e das guildas ligadas.",
  PANE_GROUPS_TIP: "Suas próprias listas de personagens para convidar.",
  PANE_MEMBER_TIP: "O que a guilda sabe dos seus personagens.",
  PANE_SETUP_TIP: "Guildas ligadas e quem pode escrever o quê.",
  PANE_MAINTENANCE_TIP: "O que está guardado aqui, backup, exportação.",
  PANE_LOGS_TIP: "O que aconteceu nas sincronizações, passo a passo.",
  TIP_CLOSE: "Fechar",
  TIP_CLOSE_KEY: "A tecla Esc faz o mesmo.",
  TIP_RESIZE: "Tamanho da janela",
  TIP_RESIZE_HOW: "Arraste. Lugar e tamanho são lembrados para cada personagem.",
  TIP_OFFICERS:
    "A partir deste posto, membros são oficiais: escrevem a configuração e confirmam o que outros repassam. Só o mestre da guilda muda isto.",
};

addonNamespace.addStrings("ptBR", strings);

export {};
