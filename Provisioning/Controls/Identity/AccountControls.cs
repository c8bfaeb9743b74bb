namespace WpAspire.Provisioning.Controls;

/// <summary>Controls 72 and 80: what belongs to the account, and not to a site in it, and what no site has.</summary>
internal static class AccountControls
{
    /// <summary>The controls.</summary>
    public static IReadOnlyList<Control> All { get; } =
    [
        new(72, "Account", "The account itself is watched")
        {
            Fsbp =
            [
                "GuardDuty.1", "GuardDuty.8", "GuardDuty.9", "GuardDuty.10", "GuardDuty.11", "GuardDuty.12", "GuardDuty.13", "EC2.1", "EC2.7", "SSM.4", "SSM.6", "SSM.7", "Inspector.1", "Inspector.2",
                "CloudTrail.1", "CloudTrail.2", "CloudTrail.4", "CloudTrail.5", "CloudTrail.7", "Config.1", "Account.1", "Macie.1", "Macie.2", "S3.22", "S3.23",
                "IAM.2", "IAM.3", "IAM.4", "IAM.5", "IAM.6", "IAM.7", "IAM.8", "IAM.9", "IAM.15", "IAM.16", "IAM.18", "IAM.22", "IAM.26", "IAM.27", "IAM.28",
            ],
            Absent = "account level: switch on GuardDuty with its protection of RDS, S3 and the runtime of ECS and EC2, Amazon Inspector with its scan of ECR, AWS Config, a CloudTrail of all regions with the events of objects, Macie, EBS encryption by default, and the block of public sharing of SSM documents; give the account a security contact, and its people roles with a second factor, once for the account and region",
            Requirements = [],
        },
        new(80, "Other services", "Whatever else is in the program is looked at")
        {
            Fsbp = ["AutoScaling.5", "CloudFront.16", "ECS.21", "S3.19", "S3.24", "S3.25", "RDS.14", "RDS.19", "RDS.24", "RDS.36", "RDS.37", "RDS.40", "RDS.41", "RDS.47", "RDS.48"],
            Absent = "a program has no launch configuration, no function behind CloudFront, no task on Windows, no access point and no directory bucket of S3, no cluster of Aurora, and no server of PostgreSQL or SQL Server",
            Requirements = [],
        },
    ];
}
