namespace WpAspire.Provisioning.Options;

/// <summary>What ECS runs the tasks on.</summary>
public enum LaunchType
{
    /// <summary>Machines that AWS manages, paid by task.</summary>
    Fargate,

    /// <summary>EC2 instances of the account, in an Auto Scaling group.</summary>
    Ec2,
}
