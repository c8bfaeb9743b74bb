namespace WpAspire.Hosting;

/// <summary>What is done with the model.</summary>
public enum DistributedApplicationOperation
{
    /// <summary>It runs on this machine.</summary>
    Run = 0,

    /// <summary>It is made into something that can be deployed, or deployed.</summary>
    Publish = 1,
}
