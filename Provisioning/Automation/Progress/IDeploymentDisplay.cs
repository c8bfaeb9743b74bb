using WpAspire.Provisioning.Automation.Events;

namespace WpAspire.Provisioning.Automation.Progress;

/// <summary>
/// Shows how an operation on a stack goes. Give <see cref="OnEvent"/> to <see cref="UpdateOptions.OnEvent"/>; disposing
/// shows what came of it.
/// </summary>
public interface IDeploymentDisplay : IAsyncDisposable
{
    /// <summary>How far the operation is.</summary>
    DeploymentProgress Progress { get; }

    /// <summary>Takes the next event.</summary>
    void OnEvent(EngineEvent engineEvent);
}
