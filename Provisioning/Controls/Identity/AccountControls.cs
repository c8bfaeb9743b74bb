namespace WpAspire.Provisioning.Controls;

/// <summary>Control 72: what belongs to the account, and not to a site in it.</summary>
internal static class AccountControls
{
    /// <summary>The control.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(72, "Account", "The account itself is watched")
        {
            Fsbp = ["GuardDuty.1", "GuardDuty.9", "GuardDuty.11", "GuardDuty.12", "EC2.7", "SSM.7", "Inspector.1"],
            Absent = "account level: switch on GuardDuty with its protection of RDS and of the runtime of ECS, Amazon Inspector, EBS encryption by default, and the block of public sharing of SSM documents, once for the account and region",
            Requirements = [],
        },
    ];
}
