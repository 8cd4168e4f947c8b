/** The components of this talk that its pages show, for their type check. */
declare module 'vue' {
  export interface GlobalComponents {
    EnterpriseReasons: typeof import('./EnterpriseReasons.vue')['default']
    Failover: typeof import('./drawings/Failover.vue')['default']
    FourMissions: typeof import('./FourMissions.vue')['default']
    GatheredInEnterprise: typeof import('./drawings/GatheredInEnterprise.vue')['default']
    HealthCheck: typeof import('./drawings/HealthCheck.vue')['default']
    LayerBeforeVault: typeof import('./drawings/LayerBeforeVault.vue')['default']
    LooseCoupling: typeof import('./drawings/LooseCoupling.vue')['default']
    OnPremisesReasons: typeof import('./drawings/OnPremisesReasons.vue')['default']
    PerimeterAndIdentity: typeof import('./drawings/PerimeterAndIdentity.vue')['default']
    PipelineBefore: typeof import('./drawings/PipelineBefore.vue')['default']
    PipelinePains: typeof import('./drawings/PipelinePains.vue')['default']
    PlaybackStakes: typeof import('./PlaybackStakes.vue')['default']
    PrincipleList: typeof import('./PrincipleList.vue')['default']
    PronunciationVote: typeof import('./PronunciationVote.vue')['default']
    ProvisionGraph: typeof import('./drawings/ProvisionGraph.vue')['default']
    Replications: typeof import('./drawings/Replications.vue')['default']
    ServiceMesh: typeof import('./drawings/ServiceMesh.vue')['default']
    TaoPrinciples: typeof import('./TaoPrinciples.vue')['default']
    VaultFlow: typeof import('./drawings/VaultFlow.vue')['default']
  }
}

export {}
