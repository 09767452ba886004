package org.anju.postings;

import java.time.LocalDate;
import org.anju.shared.DivisionCode;
import org.anju.shared.PersonId;
import org.jspecify.annotations.Nullable;

/// A request for help 求助, as its officers see it: what the person sent, and nothing of the record. The number
/// of the case is none of it: by that the tracker and the desks of cases would tell whose it is.
///
/// @param division the county in which the person lives
/// @param connect whether the person wants to be reached
/// @param reach how, as the person wrote it; empty where they did not choose it, or its time is over
/// @param due the last day on which it is to be closed
/// @param takenUp the day on which an officer took it up; `null` before
/// @param answer `null` while it is open
/// @param closed the day on which it was closed; `null` before
public record Help(
        HelpId id,
        PersonId subject,
        AgreementId agreement,
        DivisionCode division,
        Need need,
        boolean connect,
        String reach,
        LocalDate asked,
        LocalDate due,
        @Nullable LocalDate takenUp,
        @Nullable Answer answer,
        @Nullable LocalDate closed) {

    /// What came of it. Nothing is written by hand; where another office has to act, the person is told which.
    public enum Answer {
        SOLVED,
        /// 已转户籍地公安机关
        HOME_POLICE,
        /// 请找劳动保障监察机构
        LABOUR_INSPECTION,
        /// 请找法律援助中心
        LEGAL_AID,
        /// 请找教育部门
        EDUCATION_OFFICE,
        /// 请到服务点办理
        SERVICE_POINT,
        /// 未能解决
        NOT_SOLVED
    }

    public boolean overdue(LocalDate today) {
        return closed == null && today.isAfter(due);
    }
}
