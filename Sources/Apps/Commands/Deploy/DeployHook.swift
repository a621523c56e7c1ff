/// The moments of a deployment at which CodeDeploy calls the bundle, in their order, by its names.
enum DeployHook: String, CaseIterable {
    case beforeBlockTraffic = "BeforeBlockTraffic"
    case afterBlockTraffic = "AfterBlockTraffic"
    case applicationStop = "ApplicationStop"
    case beforeInstall = "BeforeInstall"
    case afterInstall = "AfterInstall"
    case applicationStart = "ApplicationStart"
    case validateService = "ValidateService"
    case beforeAllowTraffic = "BeforeAllowTraffic"
    case afterAllowTraffic = "AfterAllowTraffic"
}
